package io.i9chat.adapter.local;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.spi.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Set;

/** The key in a media folder that URLs are signed with, where none is given from outside. */
final class FolderKey {
  private static final String NAME = "signing.key";
  private static final int BYTES = 32;

  private FolderKey() {}

  /**
   * The key of a folder that is locked; made now if there is none.
   *
   * @throws PortFailure if it is damaged
   */
  static byte[] of(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      make(folder, file);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != BYTES) {
      throw new PortFailure(file + " is damaged; without it, a new one is made");
    }
    return key;
  }

  private static void make(Path folder, Path file) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Path part = folder.resolve(NAME + ".part");
    Files.deleteIfExists(part);
    OwnerOnly mode = OwnerOnly.on(folder);
    try (FileChannel channel = FileChannel.open(part, Set.of(CREATE_NEW, WRITE), mode.file())) {
      ByteBuffer bytes = ByteBuffer.wrap(key);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    mode.flushNames(folder);
  }
}
