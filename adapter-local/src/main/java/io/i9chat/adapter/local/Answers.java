package io.i9chat.adapter.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.ports.media.MediaStore.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers to requests for media that hold no object. */
final class Answers {
  /** What every answer carries, so that nothing uploaded acts in the name of this server. */
  static final Map<String, String> SAFE =
      Map.of(
          "X-Content-Type-Options",
          "nosniff",
          "Content-Security-Policy",
          "sandbox; default-src 'none'",
          "Cross-Origin-Resource-Policy",
          "same-site");

  private Answers() {}

  /** Answers without a body. */
  static void empty(Exchange exchange, int status, Map<String, String> more) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>(SAFE);
    headers.put("Cache-Control", "no-store");
    headers.putAll(more);
    exchange.answer(status, headers, 0).close();
  }

  /** Answers with a line of text. */
  static void refuse(Exchange exchange, int status, String why, Map<String, String> more)
      throws IOException {
    byte[] line = (why + "\n").getBytes(UTF_8);
    Map<String, String> headers = new LinkedHashMap<>(SAFE);
    headers.put("Content-Type", "text/plain; charset=utf-8");
    headers.put("Cache-Control", "no-store");
    headers.putAll(more);
    try (OutputStream out = exchange.answer(status, headers, line.length)) {
      if (!exchange.method().equals("HEAD")) {
        out.write(line);
      }
    }
  }
}
