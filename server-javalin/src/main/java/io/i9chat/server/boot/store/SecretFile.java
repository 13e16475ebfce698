package io.i9chat.server.boot.store;

import io.i9chat.ports.spi.OwnerOnly;
import io.i9chat.server.boot.failure.FileFailure;
import io.i9chat.server.boot.settings.MasterSecret;
import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.boot.settings.StartFailure;
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
import org.jspecify.annotations.Nullable;

/**
 * The master secret of a server that was not given one, in the data folder. A fresh one has another
 * name, {@code secret.new}, until it is known that the store opens with it: a store that was made
 * under a secret that is missing now keeps its folder as it is.
 */
final class SecretFile {
  private static final String NAME = "secret";

  private final Path folder;
  private final Path file;
  private final Path fresh;
  private final @Nullable Path database;
  private final boolean made;

  private SecretFile(Path folder, @Nullable Path database, boolean made) {
    this.folder = folder;
    this.database = database;
    this.file = folder.resolve(NAME);
    this.fresh = freshIn(folder);
    this.made = made;
  }

  private static Path freshIn(Path folder) {
    return folder.resolve(NAME + ".new");
  }

  /**
   * The secret file of this folder. The folder and a fresh secret are made if they are not there.
   *
   * @param database the file of a store that is kept in the folder itself: where there is one,
   *     there was a secret
   * @throws StartFailure if the secret is missing, or cannot be written
   */
  static SecretFile in(Path folder, @Nullable Path database) {
    try {
      if (Files.exists(folder.resolve(NAME)) || isWhole(freshIn(folder))) {
        return new SecretFile(folder, database, false);
      }
      if (isStore(database)) {
        throw missing(folder);
      }
      OwnerOnly.on(folder).makeFolder(folder);
      make(freshIn(folder));
      return new SecretFile(folder, database, true);
    } catch (IOException failed) {
      throw failure(folder, freshIn(folder) + " cannot be used: " + FileFailure.of(failed));
    }
  }

  private static boolean isStore(@Nullable Path database) throws IOException {
    return database != null && Files.exists(database) && Files.size(database) > 0;
  }

  /** A crash may have left a part of one, which nothing was made under. */
  private static boolean isWhole(Path fresh) throws IOException {
    return Files.exists(fresh) && Files.size(fresh) >= MasterSecret.MIN_BYTES;
  }

  /**
   * The secret.
   *
   * @throws StartFailure if it cannot be read, or is not a secret
   */
  MasterSecret read() {
    Path from = Files.exists(file) ? file : fresh;
    try {
      return MasterSecret.of(Files.readString(from).strip());
    } catch (IOException failed) {
      throw failure(folder, from + " cannot be used: " + FileFailure.of(failed));
    } catch (IllegalArgumentException tooShort) {
      throw failure(folder, from + " holds no secret of 32 bytes");
    }
  }

  /** The store is open under the secret: a fresh one is the folder's from now on. */
  void keep() {
    try {
      if (!Files.exists(file)) {
        Files.move(fresh, file);
      }
    } catch (IOException failed) {
      throw failure(folder, file + " cannot be written: " + FileFailure.of(failed));
    }
  }

  /** The store did not open: a secret that this start made, and no store, is taken away again. */
  void discard() {
    try {
      if (made && !isStore(database)) {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException failed) {
      throw failure(folder, fresh + " cannot be removed: " + FileFailure.of(failed));
    }
  }

  /** Says that the store was made under another secret; a fresh one is taken away. */
  StartFailure doesNotFit() {
    if (Files.exists(file)) {
      return failure(
          folder,
          "the store was made under another secret than that in "
              + file
              + "; put that back, or "
              + set(Setting.SECRET_OLD));
    }
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException failed) {
      return failure(folder, fresh + " cannot be removed: " + FileFailure.of(failed));
    }
    return missing(folder);
  }

  private static StartFailure missing(Path folder) {
    return failure(
        folder,
        folder.resolve(NAME)
            + " is missing, the secret that the store was made under; put it back, or "
            + set(Setting.SECRET));
  }

  private static String set(Setting secret) {
    return "set %s to it, or %s to a file of it".formatted(secret.key(), secret.fileKey());
  }

  private static StartFailure failure(Path folder, String what) {
    return new StartFailure(Setting.DATA.key() + "=" + folder + ": " + what);
  }

  private static void make(Path fresh) throws IOException {
    byte[] secret = new byte[MasterSecret.MIN_BYTES];
    new SecureRandom().nextBytes(secret);
    Files.deleteIfExists(fresh);
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnerOnly.on(fresh).file())) {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getEncoder().encode(secret));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException other) {
      // Another server starts on this folder; one of the two is refused by the folder's lock.
      return;
    }
  }
}
