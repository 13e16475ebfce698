package io.i9chat.standin.gcs;

import io.i9chat.standin.gcs.StandInBucket.Metadata;
import io.i9chat.standin.gcs.StandInBucket.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A resumable upload. Bytes are held in multiples of 256 KiB, as the service does, whatever came of
 * a request that broke off.
 */
final class UploadSession {
  private static final long UNIT = 256 * 1024;

  /**
   * What was signed at the start.
   *
   * @param declared how long the object will be, {@code -1} if it was not said
   * @param least how short it may be
   * @param most how long it may be
   * @param onlyNew whether there must be no object of its name
   */
  record Terms(
      String object, Metadata metadata, long declared, long least, long most, boolean onlyNew) {}

  private final StandInBucket bucket;
  private final Terms terms;
  private final Instant startedAt;
  private final Path file;
  private long held;
  private @Nullable Stored complete;

  UploadSession(StandInBucket bucket, Terms terms, Instant startedAt) {
    this.bucket = bucket;
    this.terms = terms;
    this.startedAt = startedAt;
    this.file = bucket.fresh();
  }

  Instant startedAt() {
    return startedAt;
  }

  Terms terms() {
    return terms;
  }

  synchronized long held() {
    return held;
  }

  /**
   * Takes what a request brings.
   *
   * @return the object, {@code null} if it is not complete yet
   * @throws Refused if the request is not as it must be; nothing is held of it then
   */
  synchronized @Nullable Stored take(Request request) throws IOException {
    if (complete != null) {
      return complete;
    }
    ChunkRange range = ChunkRange.of(request.header("Content-Range"), request.length());
    check(range);
    if (range.asks()) {
      return range.total() == held ? finish() : null;
    }
    long until = receive(range, request.body());
    boolean whole = range.length() < 0 || until == range.first() + range.length();
    boolean last = range.total() < 0 ? range.isOpen() : until == range.total();
    if (whole && last) {
      held = until;
      return finish();
    }
    held = Math.max(held, until - until % UNIT);
    return null;
  }

  private void check(ChunkRange range) {
    long total = range.total();
    if (total >= 0 && terms.declared() >= 0 && total != terms.declared()) {
      throw new Refused(400, "InvalidArgument", "the object was declared to be of another length");
    }
    if (total > terms.most()) {
      throw new Refused(400, "EntityTooLarge", "the object is longer than the URL allows");
    }
    if (range.asks()) {
      return;
    }
    if (range.first() > held) {
      throw new Refused(503, "BackendError", "the chunk begins beyond what is held");
    }
    boolean last = range.isOpen() || range.first() + range.length() == total;
    if (!last && range.length() % UNIT != 0) {
      throw new Refused(400, "InvalidArgument", "a chunk must be a multiple of 256 KiB");
    }
  }

  /**
   * Writes what comes, also of a request that breaks off.
   *
   * @return where it ends
   */
  private long receive(ChunkRange range, InputStream body) throws IOException {
    long most = terms.declared() >= 0 ? Math.min(terms.most(), terms.declared()) : terms.most();
    long at = range.first();
    byte[] buffer = new byte[64 * 1024];
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
        if (at + read > most) {
          throw new Refused(400, "EntityTooLarge", "the object is longer than the URL allows");
        }
        out.write(ByteBuffer.wrap(buffer, 0, read), at);
        at += read;
      }
    }
    return at;
  }

  /** A connection that broke ends the bytes, and what came of them counts. */
  private static int read(InputStream body, byte[] buffer) {
    try {
      return body.read(buffer);
    } catch (IOException broken) {
      return -1;
    }
  }

  private Stored finish() throws IOException {
    if (terms.declared() >= 0 && held != terms.declared()) {
      held = 0;
      throw new Refused(400, "InvalidArgument", "the object was declared to be of another length");
    }
    if (held < terms.least() || held > terms.most()) {
      held = 0;
      throw new Refused(400, "EntityTooSmall", "the object is shorter than the URL allows");
    }
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      out.truncate(held);
    }
    Stored stored =
        terms.onlyNew()
            ? bucket.addNew(terms.object(), file, held, terms.metadata())
            : bucket.add(terms.object(), file, held, terms.metadata());
    if (stored == null) {
      throw new Refused(412, "PreconditionFailed", "there is such an object");
    }
    complete = stored;
    return stored;
  }
}
