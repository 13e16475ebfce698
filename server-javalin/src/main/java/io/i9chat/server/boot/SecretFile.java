package io.i9chat.server.boot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The master secret of a server that was not given one: made once, kept in the data folder. */
final class SecretFile {
  private SecretFile() {}

  /**
   * The secret of this folder, which must exist.
   *
   * @throws StartFailure if it cannot be read, written, or is not a secret
   */
  static MasterSecret in(Path folder) {
    Path file = folder.resolve("secret");
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return MasterSecret.of(Files.readString(file).strip());
    } catch (IOException failed) {
      throw new StartFailure(
          Setting.DATA.key() + "=" + folder + ": " + file + " cannot be used: " + Words.of(failed));
    } catch (IllegalArgumentException tooShort) {
      throw damaged(folder, file);
    }
  }

  private static StartFailure damaged(Path folder, Path file) {
    return new StartFailure(
        Setting.DATA.key() + "=" + folder + ": " + file + " holds no secret of 32 bytes");
  }

  private static void make(Path file) throws IOException {
    byte[] secret = new byte[MasterSecret.MIN_BYTES];
    new SecureRandom().nextBytes(secret);
    Path fresh = file.resolveSibling("secret.new");
    Files.deleteIfExists(fresh);
    // Written beside and moved, so that a crash leaves a whole secret or none.
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnerOnly.file(file))) {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getEncoder().encode(secret));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    try {
      Files.move(fresh, file);
    } catch (FileAlreadyExistsException other) {
      Files.deleteIfExists(fresh);
    }
  }
}
