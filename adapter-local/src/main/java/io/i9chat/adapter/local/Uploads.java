package io.i9chat.adapter.local;

import io.i9chat.adapter.local.MediaFolder.Found;
import io.i9chat.adapter.local.Part.Turn;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.media.MediaStore.Exchange;
import io.i9chat.ports.model.MediaId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The uploads in progress. How far one got is the length of its file, down to a multiple of {@link
 * MediaStore#CHUNK}, so that a restart forgets nothing, and no client is told of bytes that are not
 * on disk, nor comes to rely on more than other stores hold.
 *
 * <p>An upload has one writer, the last to come, whichever process that comes to: a client that
 * lost a connection without the server knowing need not wait until it does. An earlier one is told
 * so at its next bytes. Rules: MEDIA-F.
 */
final class Uploads {
  private static final int BUFFER = 64 * 1024;

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

  /**
   * A request that is being received.
   *
   * @param held how many bytes were held at its beginning
   * @param turn {@code null} if it brings nothing that goes on from there
   */
  private record Writing(
      MediaId media, UploadRange range, long size, long held, @Nullable Turn turn) {}

  private final MediaFolder folder;

  Uploads(MediaFolder folder) {
    this.folder = folder;
  }

  /** Makes room for an upload, unless it has begun or ended. */
  void begin(MediaId media) {
    folder.begin(media);
  }

  /** Removes an object; a client that sends it is told at its next bytes. */
  void delete(MediaId media) {
    folder.delete(media);
  }

  /** Whether there is anything of an object. */
  boolean knows(MediaId media) {
    return folder.knows(media);
  }

  /**
   * Takes what a request brings to the upload of an object of {@code size} bytes.
   *
   * @throws IOException if the connection broke; what came before is held
   */
  Progress receive(MediaId media, long size, UploadRange range, Exchange exchange)
      throws IOException {
    Writing writing;
    try (Part part = folder.open(media)) {
      Found found = folder.find(media);
      if (found.whole() != null) {
        return new Progress.Complete(found.whole().generation());
      }
      if (part == null || !found.part()) {
        return new Progress.Gone();
      }
      writing = begun(media, size, range, part);
    }
    return receive(writing, exchange);
  }

  /** The upload is this request's from now on, if it goes on where that got to. */
  private static Writing begun(MediaId media, long size, UploadRange range, Part part) {
    long held = held(part, size);
    if (range.asks() || !(range.whole() || range.first() == held)) {
      return new Writing(media, range, size, held, null);
    }
    Turn turn = Turn.fresh();
    part.take(turn);
    // Takes off what a request that broke off left behind the last whole chunk.
    part.cut(held);
    return new Writing(media, range, size, held, turn);
  }

  /** How many bytes are held: all of the object, or whole chunks. */
  private static long held(Part part, long size) {
    long length = part.length();
    return length == size ? length : length - length % MediaStore.CHUNK;
  }

  private Progress receive(Writing writing, Exchange exchange) throws IOException {
    UploadRange range = writing.range();
    long held = writing.held();
    Turn turn = writing.turn();
    if (turn != null) {
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
        if (at >= held && !append(writing.media(), turn, at, ByteBuffer.wrap(buffer, 0, read))) {
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
  private Progress overtaken(MediaId media) {
    return knows(media) ? new Progress.Overtaken() : new Progress.Gone();
  }

  private boolean append(MediaId media, Turn turn, long at, ByteBuffer bytes) {
    try (Part part = folder.open(media)) {
      return part != null && part.isTurnOf(turn) && part.append(at, bytes);
    }
  }

  /** Brings what is held to disk, and completes the object if that is all of it. */
  private Progress settle(Writing writing) {
    MediaId media = writing.media();
    try (Part part = folder.open(media)) {
      Found found = folder.find(media);
      if (found.whole() != null) {
        return new Progress.Complete(found.whole().generation());
      }
      if (part == null || !found.part()) {
        return new Progress.Gone();
      }
      if (writing.turn() != null && !part.isTurnOf(writing.turn())) {
        return new Progress.Overtaken();
      }
      part.force();
      long held = held(part, writing.size());
      return held == writing.size() && writing.range().ends()
          ? new Progress.Complete(folder.complete(media, part).generation())
          : new Progress.Held(held);
    }
  }
}
