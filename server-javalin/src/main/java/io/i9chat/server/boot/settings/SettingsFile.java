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
import org.jspecify.annotations.Nullable;

/** The file of settings, as it was written. */
final class SettingsFile {
  private SettingsFile() {}

  /** Of two lines of one name the last would win, unseen. */
  private static final class OnceEach extends Properties {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized @Nullable Object put(Object name, Object value) {
      if (containsKey(name)) {
        throw new StartFailure(name + ": is set twice in the file of settings");
      }
      return super.put(name, value);
    }
  }

  /**
   * What is in it, nothing if there is none.
   *
   * @throws StartFailure if it cannot be read, or sets something twice
   */
  static Map<String, String> read(Map<String, String> environment, Path folder) {
    String named = environment.get(Setting.CONFIG.key());
    Path file = folder.resolve("i9chat.properties");
    if (named == null && !Files.exists(file)) {
      return Map.of();
    }
    Properties properties = new OnceEach();
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
