package io.i9chat.server.boot;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** How files and folders are made that only their owner may look into, where files have owners. */
final class OwnerOnly {
  private OwnerOnly() {}

  static FileAttribute<?>[] file(Path file) {
    return mode(file, "rw-------");
  }

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
