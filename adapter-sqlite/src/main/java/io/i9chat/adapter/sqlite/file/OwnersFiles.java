package io.i9chat.adapter.sqlite.file;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** How files and folders are made that their owner alone may look into. */
final class OwnersFiles {
  private OwnersFiles() {}

  /** How a file is made that its owner alone may look into. */
  static FileAttribute<?>[] attributes(Path file) {
    return mode(file, "rw-------");
  }

  /** How a file or folder is made with these permissions, where the file system knows them. */
  static FileAttribute<?>[] mode(Path path, String mode) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(mode);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }
}
