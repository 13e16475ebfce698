package io.i9chat.server.boot.settings;

import io.i9chat.server.boot.failure.FileFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The file of settings, as it was written. */
final class SettingsFile {
  private SettingsFile() {}

  /**
   * What is in it, nothing if there is none.
   *
   * @throws StartFailure if it cannot be read
   */
  static Map<String, String> read(Map<String, String> environment, Path folder) {
    String named = environment.get(Setting.CONFIG.key());
    Path file = folder.resolve("i9chat.properties");
    if (named == null && !Files.exists(file)) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(
            named == null ? file : folder.resolve(named), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new StartFailure(
          Setting.CONFIG.key()
              + ": cannot read "
              + (named == null ? file : named)
              + ": "
              + FileFailure.of(unreadable));
    }
    Map<String, String> values = new TreeMap<>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
    return values;
  }
}
