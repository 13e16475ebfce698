package io.i9chat.server.boot.store;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** How files and folders are made that only their owner may look into, where files have owners. */
public final class OwnerOnly {
  private OwnerOnly() {}

  /** How {@code file} is to be made. */
  public static FileAttribute<?>[] file(Path file) {
    return mode(file, "rw-------");
  }

  /** How {@code folder} is to be made. */
  static FileAttribute<?>[] folder(Path folder) {
    return mode(folder, "rwx------");
  }

  private static FileAttribute<?>[] mode(Path path, String mode) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }
}
