package io.i9chat.server.boot.settings;

import io.i9chat.server.boot.failure.FileFailure;
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
   * @throws StartFailure if a file cannot be read or is empty, the secret is set beside it, or a
   *     secret and the name of its file have taken each other's place
   */
  static Map<Setting, String> read(Map<String, String> values, Path folder) {
    Map<Setting, String> secrets = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      if (!setting.isSecret()) {
        continue;
      }
      String plain = values.getOrDefault(setting.key(), "").strip();
      String file = values.getOrDefault(setting.fileKey(), "").strip();
      if (!plain.isEmpty() && !file.isEmpty()) {
        throw new StartFailure(
            "%s, %s: only one of the two may be set".formatted(setting.key(), setting.fileKey()));
      }
      if (plain.startsWith("/") && isPath(plain, folder)) {
        throw new StartFailure(
            "%s: is the name of a file; %s takes that".formatted(setting.key(), setting.fileKey()));
      }
      if (!file.isEmpty()) {
        secrets.put(setting, content(setting, file, folder));
      }
    }
    return secrets;
  }

  private static String content(Setting setting, String file, Path folder) {
    String named = setting.fileKey() + (isPath(file, folder) ? "=" + file : "");
    try {
      String content = Files.readString(folder.resolve(file)).replaceFirst("\\r?\\n\\z", "");
      if (content.isBlank()) {
        throw new StartFailure(named + ": the file is empty");
      }
      return content;
    } catch (IOException | InvalidPathException unreadable) {
      throw isPath(file, folder)
          ? new StartFailure(named + ": cannot be read: " + FileFailure.of(unreadable))
          // It may be the secret itself, which is never shown.
          : new StartFailure(named + ": must be the name of a file, and there is no such file");
    }
  }

  /** Whether a text leads to a file, or into a folder that is there, as no secret does. */
  private static boolean isPath(String text, Path folder) {
    try {
      Path path = Path.of(text);
      if (path.getNameCount() < 2) {
        return path.getNameCount() == 1 && Files.exists(folder.resolve(path));
      }
      Path root = path.getRoot();
      Path above = root == null ? folder : root;
      return Files.isDirectory(above.resolve(path.getName(0)));
    } catch (InvalidPathException notOne) {
      return false;
    }
  }
}
