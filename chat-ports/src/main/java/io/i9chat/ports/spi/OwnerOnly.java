package io.i9chat.ports.spi;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders and files for their owner's eyes alone, where the file system knows owners. */
public final class OwnerOnly {
  private final boolean posix;

  private OwnerOnly(boolean posix) {
    this.posix = posix;
  }

  /** As the file system of {@code path} can. */
  public static OwnerOnly on(Path path) {
    return new OwnerOnly(path.getFileSystem().supportedFileAttributeViews().contains("posix"));
  }

  /** Makes a folder and those above it, where they are not there. */
  public void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, mode("rwx------"));
  }

  /** What to make a file with. */
  public FileAttribute<?>[] file() {
    return mode("rw-------");
  }

  /** Without this a power cut could take the name of a file whose bytes are safe. */
  public void flushNames(Path folder) throws IOException {
    if (posix) {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private FileAttribute<?>[] mode(String text) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
        }
        : new FileAttribute<?>[0];
  }
}
