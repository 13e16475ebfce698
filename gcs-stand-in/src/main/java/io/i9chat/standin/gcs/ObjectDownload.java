package io.i9chat.standin.gcs;

import io.i9chat.standin.gcs.StandInBucket.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers with an object, or the range of it that is asked for. */
final class ObjectDownload {
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  private ObjectDownload() {}

  /** What every answer about an object tells. */
  static Map<String, String> facts(Stored stored) {
    Map<String, String> facts = new LinkedHashMap<>();
    String coding = stored.metadata().coding();
    facts.put("ETag", tag(stored));
    facts.put("x-goog-generation", Long.toString(stored.generation()));
    facts.put("x-goog-metageneration", "1");
    facts.put("x-goog-stored-content-length", Long.toString(stored.size()));
    facts.put("x-goog-stored-content-encoding", coding == null ? "identity" : coding);
    return facts;
  }

  private static String tag(Stored stored) {
    return "\"" + Long.toHexString(stored.generation()) + "\"";
  }

  static void serve(Request request, Stored stored) throws IOException {
    Map<String, String> headers = facts(stored);
    String coding = stored.metadata().coding();
    headers.put("Cache-Control", stored.metadata().caching());
    headers.put("Accept-Ranges", "bytes");
    headers.put(
        "Content-Type", or(request.query("response-content-type"), stored.metadata().type()));
    String disposition = request.query("response-content-disposition");
    if (disposition != null) {
      headers.put("Content-Disposition", disposition);
    }
    if (coding != null) {
      headers.put("Content-Encoding", coding);
    }
    long[] part = range(request, stored);
    if (part.length == 0) {
      send(request, 200, headers, stored, 0, stored.size());
    } else {
      headers.put("Content-Range", "bytes %d-%d/%d".formatted(part[0], part[1], stored.size()));
      send(request, 206, headers, stored, part[0], part[1] + 1 - part[0]);
    }
  }

  private static String or(@Nullable String first, String second) {
    return first == null ? second : first;
  }

  /** First and last byte; nothing for the whole. */
  private static long[] range(Request request, Stored stored) {
    String header = request.header("Range");
    String condition = request.header("If-Range");
    if (header == null || (condition != null && !condition.equals(tag(stored)))) {
      return new long[0];
    }
    Matcher asked = RANGE.matcher(header);
    if (!asked.matches() || header.equals("bytes=-")) {
      return new long[0];
    }
    long size = stored.size();
    boolean suffix = asked.group(1).isEmpty();
    long end = asked.group(2).isEmpty() ? size - 1 : Long.parseLong(asked.group(2));
    long first = suffix ? Math.max(0, size - end) : Long.parseLong(asked.group(1));
    long last = suffix ? size - 1 : Math.min(end, size - 1);
    if (first >= size) {
      // Of an empty object too, as the service has it.
      throw new Refused(416, "InvalidRange", "bytes */" + size);
    }
    return first > last ? new long[0] : new long[] {first, last};
  }

  private static void send(
      Request request,
      int status,
      Map<String, String> headers,
      Stored stored,
      long first,
      long length)
      throws IOException {
    try (FileChannel file = FileChannel.open(stored.file(), StandardOpenOption.READ);
        InputStream bytes = Channels.newInputStream(file.position(first))) {
      request.answer(status, headers, new Limited(bytes, length), length);
    }
  }

  /** As many bytes of a stream. */
  private static final class Limited extends InputStream {
    private final InputStream source;
    private long left;

    Limited(InputStream source, long most) {
      this.source = source;
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int next = left > 0 ? source.read() : -1;
      left -= next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = left > 0 ? source.read(bytes, offset, (int) Math.min(length, left)) : -1;
      left -= Math.max(read, 0);
      return read;
    }
  }
}
