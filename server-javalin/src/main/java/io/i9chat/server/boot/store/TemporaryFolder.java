package io.i9chat.server.boot.store;

import io.i9chat.server.boot.failure.FileFailure;
import io.i9chat.server.boot.settings.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder for temporary files, from which the store's native library is loaded. */
public final class TemporaryFolder {
  private TemporaryFolder() {}

  /**
   * Makes a file there for a moment.
   *
   * @throws StartFailure if none can be made
   */
  static void check(String folder) {
    try {
      Files.delete(Files.createTempFile(Path.of(folder), "i9chat", null));
    } catch (IOException | IllegalArgumentException refused) {
      throw new StartFailure(
          "java.io.tmpdir=" + folder + ": no file can be made there: " + FileFailure.of(refused));
    }
  }
}
