package io.i9chat.adapter.local;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.spi.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The file of an unfinished upload while it is this thread's alone. Beside it is a file that names
 * the request whose turn it is to write, for the others may be in other processes.
 *
 * <p>Every method throws {@link PortFailure} if the file cannot be used.
 */
final class Part implements AutoCloseable {
  /** Names one request among those to its upload. */
  record Turn(String name) {
    static Turn fresh() {
      return new Turn(UUID.randomUUID().toString());
    }
  }

  private final Path path;
  private final Path turn;
  private final LockedFile file;

  private Part(Path path, Path turn, LockedFile file) {
    this.path = path;
    this.turn = turn;
    this.file = file;
  }

  /**
   * The upload in {@code path}, {@code null} if there is none.
   *
   * @param turn where it is said whose turn it is
   */
  static @Nullable Part open(Path path, Path turn) {
    try {
      LockedFile file = LockedFile.open(path);
      return file == null ? null : new Part(path, turn, file);
    } catch (IOException failed) {
      throw failure(path, failed);
    }
  }

  private static PortFailure failure(Path path, IOException cause) {
    return new PortFailure("the upload in " + path + " cannot be used", cause);
  }

  private PortFailure failure(IOException cause) {
    return failure(path, cause);
  }

  FileChannel channel() {
    return file.channel();
  }

  long length() {
    try {
      return channel().size();
    } catch (IOException failed) {
      throw failure(failed);
    }
  }

  /** Takes off what is behind {@code length}. */
  void cut(long length) {
    try {
      channel().truncate(length);
    } catch (IOException failed) {
      throw failure(failed);
    }
  }

  /** Has all others know that it is the turn of this request now. */
  void take(Turn next) {
    try {
      // Another file each time, so that no network file system takes it for the one before.
      Files.deleteIfExists(turn);
      try (FileChannel name =
          FileChannel.open(turn, Set.of(CREATE_NEW, WRITE), OwnerOnly.on(turn).file())) {
        ByteBuffer text = StandardCharsets.US_ASCII.encode(next.name());
        while (text.hasRemaining()) {
          name.write(text);
        }
      }
    } catch (IOException failed) {
      throw failure(failed);
    }
  }

  /** Whether it still is the turn of this request; not if the upload has ended. */
  boolean isTurnOf(Turn request) {
    try {
      return Files.readString(turn, StandardCharsets.US_ASCII).equals(request.name());
    } catch (NoSuchFileException ended) {
      return false;
    } catch (IOException failed) {
      throw failure(failed);
    }
  }

  /**
   * Writes at the end.
   *
   * @param at where the end is to be
   * @return whether it was there; if not, nothing was written
   */
  boolean append(long at, ByteBuffer bytes) {
    try {
      if (channel().size() != at) {
        return false;
      }
      long next = at;
      while (bytes.hasRemaining()) {
        next += channel().write(bytes, next);
      }
      return true;
    } catch (IOException failed) {
      throw failure(failed);
    }
  }

  /** Brings all bytes to disk. */
  void force() {
    try {
      channel().force(true);
    } catch (IOException failed) {
      throw failure(failed);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException failed) {
      throw failure(failed);
    }
  }
}
