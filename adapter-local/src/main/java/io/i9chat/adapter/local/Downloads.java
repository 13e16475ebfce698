package io.i9chat.adapter.local;

import io.i9chat.adapter.local.SignedUrls.Grant;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.media.MediaStore.Exchange;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.Served;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Serves complete objects, whole or in part, with little memory whatever their size. */
final class Downloads {
  static final String GENERATION = "gen";
  static final String TYPE = "type";
  static final String DISPOSITION = "as";
  static final String ATTACHMENT = "attachment";
  static final String NAME = "name";

  private static final int BUFFER = 64 * 1024;

  private final MediaFolder folder;

  Downloads(MediaFolder folder) {
    this.folder = folder;
  }

  /**
   * Answers with what {@code grant} allows.
   *
   * @return whether there is such an object; if not, nothing was answered
   * @throws IOException if the connection broke
   */
  boolean serve(Grant grant, Exchange exchange) throws IOException {
    String generation = grant.field(GENERATION);
    Optional<FileChannel> found = open(grant, generation);
    if (found.isEmpty()) {
      return false;
    }
    try (FileChannel file = found.get()) {
      long size = size(file);
      String tag = '"' + generation + '"';
      Map<String, String> headers = headers(grant, tag);
      Optional<ByteRange> range = range(exchange, tag, size);
      if (range.isEmpty()) {
        send(file, new ByteRange(0, size - 1), exchange, 200, headers);
      } else if (range.get().isSatisfiable(size)) {
        ByteRange part = range.get();
        headers.put("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + size);
        send(file, part, exchange, 206, headers);
      } else {
        Answers.refuse(
            exchange, 416, "there is no such range", Map.of("Content-Range", "bytes */" + size));
      }
      return true;
    }
  }

  private Optional<FileChannel> open(Grant grant, String generation) {
    try {
      return folder.read(grant.media(), generation);
    } catch (IOException failed) {
      throw new PortFailure("an object cannot be opened", failed);
    }
  }

  private static long size(FileChannel file) {
    try {
      return file.size();
    } catch (IOException failed) {
      throw new PortFailure("an object cannot be read", failed);
    }
  }

  private static Map<String, String> headers(Grant grant, String tag) {
    Map<String, String> headers = new LinkedHashMap<>(Answers.SAFE);
    headers.put("Content-Type", grant.field(TYPE));
    headers.put("Content-Disposition", served(grant).disposition());
    headers.put("Accept-Ranges", "bytes");
    headers.put("ETag", tag);
    // No longer than the answer that led here is kept, so that what is deleted goes.
    headers.put("Cache-Control", "private, max-age=300");
    return headers;
  }

  private static Served served(Grant grant) {
    String name = grant.field(NAME);
    return new Served(
        new MimeType(grant.field(TYPE)),
        grant.field(DISPOSITION).equals(ATTACHMENT),
        name.isEmpty() ? null : FileName.kept(name));
  }

  /** A range is for {@code GET} alone, and not if it is of another writing (RFC 9110, 13.1.5). */
  private static Optional<ByteRange> range(Exchange exchange, String tag, long size) {
    String condition = exchange.header("If-Range");
    return exchange.method().equals("GET") && (condition == null || condition.equals(tag))
        ? ByteRange.read(exchange.header("Range"), size)
        : Optional.empty();
  }

  private static void send(
      FileChannel file, ByteRange part, Exchange exchange, int status, Map<String, String> headers)
      throws IOException {
    try (OutputStream out = exchange.answer(status, headers, part.length())) {
      long at = part.first();
      byte[] buffer = new byte[BUFFER];
      while (exchange.method().equals("GET") && at <= part.last()) {
        int wanted = (int) Math.min(BUFFER, part.last() - at + 1);
        int read = file.read(ByteBuffer.wrap(buffer, 0, wanted), at);
        if (read < 0) {
          throw new IOException("the object became shorter");
        }
        out.write(buffer, 0, read);
        at += read;
      }
    }
  }
}
