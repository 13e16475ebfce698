package io.i9chat.server.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Files of the project. */
final class Documents {
  private Documents() {}

  static String text(String file) {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve(file))) {
      here = Objects.requireNonNull(here.getParent(), "run inside the project: no " + file);
    }
    try {
      return Files.readString(here.resolve(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
