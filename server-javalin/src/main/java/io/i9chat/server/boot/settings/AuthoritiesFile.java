package io.i9chat.server.boot.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file with certificates of authorities that a setting names. */
final class AuthoritiesFile {
  private AuthoritiesFile() {}

  /** Where it is, {@code null} if none is named; whether it is there is not looked at. */
  static @Nullable Path of(Setting setting, SetValues values) {
    String text = values.optional(setting);
    if (text == null) {
      return null;
    }
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException notOne) {
      throw StartFailure.wrong(setting, text, "must be the path of a file");
    }
  }
}
