package io.i9chat.adapter.s3;

import io.i9chat.ports.model.media.SignedUrl;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A URL with the headers that its signature is over.
 *
 * @param headers by their names, with what they must be
 */
record Presigned(URI url, Map<String, List<String>> headers) {
  /**
   * What every client sends by itself, from the URL and from the body, and browsers let no page set
   * (Fetch, 2.2.2: forbidden request-headers).
   */
  private static final Set<String> BY_ITSELF = Set.of("host", "content-length");

  private static final Pattern START = Pattern.compile("\\b[a-z]");

  /** As the port has it, with the headers that a client must be told. */
  SignedUrl as(String method, Instant expiresAt) {
    Map<String, String> told = new TreeMap<>();
    headers.forEach((name, values) -> {
      if (!BY_ITSELF.contains(name.toLowerCase(Locale.ROOT))) {
        told.put(asWritten(name), String.join(",", values));
      }
    });
    return new SignedUrl(method, url, told, expiresAt);
  }

  /** As others write the name, such as {@code If-None-Match}; its case means nothing. */
  private static String asWritten(String name) {
    return START.matcher(name).replaceAll(start -> start.group().toUpperCase(Locale.ROOT));
  }
}
