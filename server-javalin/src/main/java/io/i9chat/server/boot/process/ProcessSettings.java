package io.i9chat.server.boot.process;

import io.i9chat.server.boot.settings.FolderSettings;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.SettingsReader;
import java.nio.file.Path;

/** The settings of this process. */
public final class ProcessSettings {
  private ProcessSettings() {}

  /** Reads them; the process logs by them from now on. */
  public static Settings read() {
    Settings settings = SettingsReader.read(System.getenv(), Path.of(""));
    Logging.apply(settings.logging());
    return settings;
  }

  /** Reads those of the data folder alone; the process logs by them from now on. */
  public static FolderSettings readFolder() {
    FolderSettings settings = SettingsReader.readFolder(System.getenv(), Path.of(""));
    Logging.apply(settings.logging());
    return settings;
  }
}
