package io.i9chat.adapter.s3.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it reached the gate.
 *
 * @param path as it was sent
 * @param query as it was sent, empty without one
 * @param headers by their names in lower case, with all values
 */
// It is compared with no other.
@SuppressWarnings("ArrayRecordComponent")
public record Request(
    String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
  /** The value of a header, with the spaces that a signature leaves out removed. */
  Optional<String> header(String name) {
    @Nullable List<String> values = headers.get(name);
    return values == null
        ? Optional.empty()
        : Optional.of(String.join(",", values).strip().replaceAll(" +", " "));
  }

  /** The parameters of the query, decoded, in the order of their names. */
  SortedMap<String, String> parameters() {
    SortedMap<String, String> parameters = new TreeMap<>();
    for (String part : query.split("&", -1)) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        parameters.put(decoded(name), equals < 0 ? "" : decoded(part.substring(equals + 1)));
      }
    }
    return parameters;
  }

  /** Whether it is about a part of the bucket's set-up, such as {@code cors}. */
  public boolean asksFor(String part) {
    return method.equals("GET") && parameters().containsKey(part);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  @Override
  public String toString() {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }
}
