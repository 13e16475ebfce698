package io.i9chat.tck.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.media.MediaStore.Endpoint;
import io.i9chat.ports.media.MediaStore.Exchange;
import io.i9chat.ports.model.MediaId;
import io.i9chat.tck.memory.MemoryUploads.MemoryUpload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers the signed URLs of a store of media in memory. */
final class MemoryEndpoint implements Endpoint {
  private static final Pattern CHUNK = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,9})-(\\d{0,9})");

  private final MemoryUploads uploads;
  private final MemoryUrls urls;

  MemoryEndpoint(MemoryUploads uploads, MemoryUrls urls) {
    this.uploads = uploads;
    this.urls = urls;
  }

  @Override
  public String path() {
    return MemoryUrls.PATH;
  }

  @Override
  public void serve(Exchange exchange) throws IOException {
    Map<String, String> signed = urls.genuine(exchange).orElse(null);
    if (signed == null) {
      answer(exchange, 403, Map.of());
      return;
    }
    MediaId media = MediaId.parse(exchange.path().substring(MemoryUrls.PATH.length()));
    String generation = signed.getOrDefault("generation", "");
    MemoryUpload upload =
        uploads.find(media).filter(found -> found.generation.equals(generation)).orElse(null);
    if (upload == null) {
      answer(exchange, 404, Map.of());
      return;
    }
    switch (exchange.method()) {
      case "POST" -> start(exchange, upload);
      case "PUT" -> put(exchange, upload);
      default -> get(exchange, upload, signed);
    }
  }

  private static void answer(Exchange exchange, int status, Map<String, String> headers)
      throws IOException {
    exchange.answer(status, headers, 0).close();
  }

  private void start(Exchange exchange, MemoryUpload upload) throws IOException {
    boolean asAnnounced =
        upload.media.mime().value().equals(exchange.header("Content-Type"))
            && "start".equals(exchange.header("x-goog-resumable"));
    if (asAnnounced) {
      String session = urls.session(upload.media.id(), upload.generation).toString();
      answer(exchange, 201, Map.of("Location", session));
    } else {
      answer(exchange, 400, Map.of());
    }
  }

  private void put(Exchange exchange, MemoryUpload upload) throws IOException {
    String range = Objects.requireNonNullElse(exchange.header("Content-Range"), "");
    Matcher chunk = CHUNK.matcher(range);
    long size = upload.media.size();
    if (range.equals("bytes */0")) {
      // Nothing of nothing is all of it, as Google's clients send an empty object.
      upload.take(0, new byte[0]);
    }
    if (upload.isComplete() || range.startsWith("bytes */")) {
      told(exchange, upload);
    } else if (range.isEmpty()) {
      byte[] body = exchange.body().readNBytes((int) size + 1);
      if (body.length == size && upload.take(0, body)) {
        told(exchange, upload);
      } else {
        answer(exchange, 400, Map.of());
      }
    } else if (chunk.matches() && isWithin(chunk, size) && isAligned(chunk, size)) {
      long first = Long.parseLong(chunk.group(1));
      take(exchange.body(), upload, first, (int) (Long.parseLong(chunk.group(2)) - first) + 1);
      told(exchange, upload);
    } else {
      answer(exchange, 400, Map.of());
    }
  }

  private static boolean isWithin(Matcher chunk, long size) {
    long first = Long.parseLong(chunk.group(1));
    long last = Long.parseLong(chunk.group(2));
    return first <= last && last < size && Long.parseLong(chunk.group(3)) == size;
  }

  private static boolean isAligned(Matcher chunk, long size) {
    long end = Long.parseLong(chunk.group(2)) + 1;
    return end == size || end % MediaStore.CHUNK == 0;
  }

  /** Takes as many whole chunks as come, also if the connection breaks. */
  private static void take(InputStream body, MemoryUpload upload, long first, int length)
      throws IOException {
    ByteArrayOutputStream came = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    try {
      while (came.size() < length) {
        int read = body.read(buffer, 0, Math.min(buffer.length, length - came.size()));
        if (read < 0) {
          break;
        }
        came.write(buffer, 0, read);
      }
    } finally {
      int whole = came.size() == length ? length : came.size() - came.size() % MediaStore.CHUNK;
      upload.take(first, Arrays.copyOf(came.toByteArray(), whole));
    }
  }

  /** Tells how far an upload got. */
  private static void told(Exchange exchange, MemoryUpload upload) throws IOException {
    if (upload.isComplete()) {
      answer(exchange, 200, Map.of());
    } else {
      long held = upload.held();
      answer(exchange, 308, held == 0 ? Map.of() : Map.of("Range", "bytes=0-" + (held - 1)));
    }
  }

  private static void get(Exchange exchange, MemoryUpload upload, Map<String, String> signed)
      throws IOException {
    if (!upload.isComplete()) {
      answer(exchange, 404, Map.of());
      return;
    }
    int size = (int) upload.media.size();
    String tag = "\"" + upload.generation + "\"";
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", signed.getOrDefault("type", ""));
    headers.put("Content-Disposition", disposition(signed.get("saved")));
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Content-Security-Policy", "default-src 'none'; sandbox");
    headers.put("ETag", tag);
    String ifRange = exchange.header("If-Range");
    Matcher range = RANGE.matcher(Objects.requireNonNullElse(exchange.header("Range"), ""));
    boolean whole = size == 0 || !range.matches() || (ifRange != null && !ifRange.equals(tag));
    int from = whole ? 0 : from(range, size);
    int to = whole ? size : to(range, size);
    if (!whole && from >= to) {
      answer(exchange, 416, Map.of("Content-Range", "bytes */" + size));
      return;
    }
    if (!whole) {
      headers.put("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + size);
    }
    try (OutputStream body = exchange.answer(whole ? 200 : 206, headers, to - from)) {
      body.write(upload.bytes(from, to));
    }
  }

  private static int from(Matcher range, int size) {
    return range.group(1).isEmpty()
        ? Math.max(0, size - number(range.group(2), 0))
        : number(range.group(1), 0);
  }

  private static int to(Matcher range, int size) {
    return range.group(1).isEmpty() ? size : Math.min(size, number(range.group(2), size - 1) + 1);
  }

  private static int number(String digits, int without) {
    return digits.isEmpty() ? without : Integer.parseInt(digits);
  }

  /**
   * @param saved {@code null} to show it, a name or nothing to save it
   */
  private static String disposition(@Nullable String saved) {
    if (saved == null) {
      return "inline";
    }
    String last = saved.substring(Math.max(saved.lastIndexOf('/'), saved.lastIndexOf('\\')) + 1);
    String clean = last.replaceAll("\\p{Cntrl}", "").replace('"', '_').strip();
    if (saved.isEmpty()) {
      return "attachment";
    }
    String name = clean.replace(".", "").isEmpty() ? "file" : clean;
    return "attachment; filename=\""
        + name.replaceAll("[^ -~]|%", "_")
        + "\"; filename*=UTF-8''"
        + URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
