package io.i9chat.server.boot.process;

import io.i9chat.server.boot.settings.FolderSettings;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.SettingsReader;
import io.i9chat.server.boot.settings.UnknownNames;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings of this process. */
public final class ProcessSettings {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessSettings.class);

  private ProcessSettings() {}

  /**
   * Reads them; the process logs by them from now on. Variables that look like settings and are
   * none are logged, also if a setting is wrong: it may be the one that is missed.
   */
  public static Settings read() {
    try {
      Settings settings = SettingsReader.read(System.getenv(), Path.of(""));
      Logging.apply(settings.logging());
      return settings;
    } finally {
      UnknownNames.in(System.getenv()).forEach(LOG::warn);
    }
  }

  /** Reads those of the data folder alone; the process logs by them from now on. */
  public static FolderSettings readFolder() {
    FolderSettings settings = SettingsReader.readFolder(System.getenv(), Path.of(""));
    Logging.apply(settings.logging());
    return settings;
  }
}
