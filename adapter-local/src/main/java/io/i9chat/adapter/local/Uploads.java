package io.i9chat.adapter.local;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.media.MediaStore.Exchange;
import io.i9chat.ports.model.MediaId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * The uploads in progress. How far one got is the length of its file, down to a multiple of {@link
 * MediaStore#CHUNK}, so that a restart forgets nothing, and no client is told of bytes that are not
 * on disk, nor comes to rely on more than other stores hold.
 *
 * <p>An upload has one writer, the last to come: a client that lost a connection without the server
 * knowing need not wait until it does. An earlier one is told so at its next bytes. Rules: MEDIA-F.
 */
final class Uploads {
  private static final int BUFFER = 64 * 1024;
  private static final int LOCKS = 256;

  /** How a request to an upload ended. */
  sealed interface Progress {
    /** The object is complete. */
    record Complete(String generation) implements Progress {}

    /** The object is not complete; so many bytes are held. */
    record Held(long bytes) implements Progress {}

    /** There is no such upload, or not any more. */
    record Gone() implements Progress {}

    /** Another request has the upload now. */
    record Overtaken() implements Progress {}

    /** More bytes came than were announced; those before are held. */
    record TooMuch() implements Progress {}
  }

  /** Names one request among those to its upload. */
  private static final class Turn {}

  /** A request that is being received. */
  private record Writing(
      MediaId media, Turn turn, FileChannel channel, UploadRange range, long size) {}

  private final MediaFolder folder;
  private final Map<MediaId, Turn> latest = new ConcurrentHashMap<>();
  private final ReentrantLock[] locks =
      IntStream.range(0, LOCKS).mapToObj(n -> new ReentrantLock()).toArray(ReentrantLock[]::new);

  Uploads(MediaFolder folder) {
    this.folder = folder;
  }

  private ReentrantLock lock(MediaId media) {
    return locks[Math.floorMod(media.hashCode(), LOCKS)];
  }

  /** Makes room for an upload, unless it has begun or ended. */
  void begin(MediaId media) {
    ReentrantLock lock = lock(media);
    lock.lock();
    try {
      folder.begin(media);
    } finally {
      lock.unlock();
    }
  }

  /** Removes an object; a client that sends it is told at its next bytes. */
  void delete(MediaId media) {
    ReentrantLock lock = lock(media);
    lock.lock();
    try {
      latest.remove(media);
      folder.delete(media);
    } finally {
      lock.unlock();
    }
  }

  /** Whether there is anything of an object. */
  boolean knows(MediaId media) throws IOException {
    Optional<FileChannel> part = folder.write(media);
    if (part.isPresent()) {
      part.get().close();
    }
    return part.isPresent() || folder.whole(media).isPresent();
  }

  /**
   * Takes what a request brings to the upload of an object of {@code size} bytes.
   *
   * @throws IOException if the connection broke; what came before is held
   */
  Progress receive(MediaId media, long size, UploadRange range, Exchange exchange)
      throws IOException {
    Turn turn = new Turn();
    Optional<FileChannel> part = Optional.empty();
    ReentrantLock lock = lock(media);
    lock.lock();
    try {
      Optional<MediaFolder.Whole> whole = folder.whole(media);
      if (whole.isPresent()) {
        return new Progress.Complete(whole.get().generation());
      }
      part = folder.write(media);
      if (part.isPresent() && !range.asks()) {
        latest.put(media, turn);
        cut(part.get(), size);
      }
    } finally {
      lock.unlock();
    }
    if (part.isEmpty()) {
      return new Progress.Gone();
    }
    try (FileChannel channel = part.get()) {
      return receive(new Writing(media, turn, channel, range, size), exchange);
    } finally {
      latest.remove(media, turn);
    }
  }

  /** Takes off what a request that broke off left behind the last whole chunk. */
  private static void cut(FileChannel channel, long size) throws IOException {
    channel.truncate(held(channel, size));
  }

  /** How many bytes are held: all of the object, or whole chunks. */
  private static long held(FileChannel channel, long size) throws IOException {
    long length = channel.size();
    return length == size ? length : length - length % MediaStore.CHUNK;
  }

  private Progress receive(Writing writing, Exchange exchange) throws IOException {
    UploadRange range = writing.range();
    long held = held(writing.channel(), writing.size());
    if (!range.asks() && (range.whole() || range.first() == held)) {
      InputStream body = exchange.body();
      byte[] buffer = new byte[BUFFER];
      long at = range.first();
      while (at < range.end()) {
        // What is held already of a whole object is read and passed over.
        long stop = at < held ? held : range.end();
        int read = body.read(buffer, 0, (int) Math.min(BUFFER, stop - at));
        if (read < 0) {
          break;
        }
        if (at >= held && !append(writing, ByteBuffer.wrap(buffer, 0, read))) {
          return overtaken(writing.media());
        }
        at += read;
      }
      if (at == range.end() && range.length() < 0 && body.read() >= 0) {
        return new Progress.TooMuch();
      }
    }
    return settle(writing);
  }

  /** Whether so many bytes more leave free on the disk what is to stay free. */
  boolean hasRoomFor(long bytes) {
    return bytes == 0 || folder.hasRoomFor(bytes);
  }

  /** The end of a request whose upload is not its own any more. */
  private Progress overtaken(MediaId media) throws IOException {
    return knows(media) ? new Progress.Overtaken() : new Progress.Gone();
  }

  private boolean append(Writing writing, ByteBuffer bytes) {
    ReentrantLock lock = lock(writing.media());
    lock.lock();
    try {
      if (latest.get(writing.media()) != writing.turn()) {
        return false;
      }
      MediaFolder.append(writing.channel(), bytes);
      return true;
    } catch (IOException failed) {
      throw new PortFailure("an upload cannot be written", failed);
    } finally {
      lock.unlock();
    }
  }

  /** Brings what is held to disk, and completes the object if that is all of it. */
  private Progress settle(Writing writing) throws IOException {
    MediaId media = writing.media();
    ReentrantLock lock = lock(media);
    lock.lock();
    try {
      if (!writing.range().asks() && latest.get(media) != writing.turn()) {
        return overtaken(media);
      }
      Optional<MediaFolder.Whole> whole = folder.whole(media);
      if (whole.isPresent()) {
        return new Progress.Complete(whole.get().generation());
      }
      writing.channel().force(true);
      long held = held(writing.channel(), writing.size());
      return held == writing.size() && writing.range().ends()
          ? new Progress.Complete(folder.complete(media).generation())
          : new Progress.Held(held);
    } catch (IOException failed) {
      throw new PortFailure("an upload cannot be brought to disk", failed);
    } finally {
      lock.unlock();
    }
  }
}
