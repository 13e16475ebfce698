package io.i9chat.standin.gcs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The metadata server of a machine of Google's, with the account that the machine runs as. */
final class MetadataServer {
  static final String PATH = "/computeMetadata/";

  private static final Map<String, String> FLAVOR =
      Map.of("Metadata-Flavor", "Google", "Content-Type", "application/text");

  private final Tokens tokens;

  MetadataServer(Tokens tokens) {
    this.tokens = tokens;
  }

  void serve(Request request, ServiceAccount machine) throws IOException {
    String path = request.rawPath();
    if (path.endsWith("/email")) {
      text(request, machine.email());
    } else if (path.endsWith("/token")) {
      request.json(200, Tokens.answer(tokens.give(machine)));
    } else if (path.endsWith("/universe-domain") || path.endsWith("/universe_domain")) {
      text(request, "googleapis.com");
    } else {
      text(request, "");
    }
  }

  private static void text(Request request, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    request.answer(200, FLAVOR, new ByteArrayInputStream(bytes), bytes.length);
  }
}
