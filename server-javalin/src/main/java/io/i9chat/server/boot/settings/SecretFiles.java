package io.i9chat.server.boot.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The secrets that are in files of their own, which settings name. */
final class SecretFiles {
  private SecretFiles() {}

  /**
   * What is in the files, each without its last line break.
   *
   * @param values every value that is set, by its full name
   * @param folder what names of files are relative to
   * @throws StartFailure if a file cannot be read or is empty, or the secret is set beside it
   */
  static Map<Setting, String> read(Map<String, String> values, Path folder) {
    Map<Setting, String> secrets = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      String file = values.get(setting.fileKey());
      if (setting.isSecret() && file != null && !file.isBlank()) {
        if (!values.getOrDefault(setting.key(), "").isBlank()) {
          throw new StartFailure(
              "%s, %s: only one of the two may be set".formatted(setting.key(), setting.fileKey()));
        }
        secrets.put(setting, content(setting, file.strip(), folder));
      }
    }
    return secrets;
  }

  private static String content(Setting setting, String file, Path folder) {
    String named = setting.fileKey() + "=" + file;
    try {
      String content = Files.readString(folder.resolve(file)).replaceFirst("\\r?\\n\\z", "");
      if (content.isBlank()) {
        throw new StartFailure(named + ": the file is empty");
      }
      return content;
    } catch (IOException | InvalidPathException unreadable) {
      throw new StartFailure(named + ": cannot be read: " + FileFailure.of(unreadable));
    }
  }
}
