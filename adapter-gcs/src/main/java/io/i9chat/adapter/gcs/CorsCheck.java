package io.i9chat.adapter.gcs;

import com.google.cloud.storage.Cors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a bucket lets the server's pages upload to it and download from it. */
final class CorsCheck {
  private static final List<String> METHODS = List.of("GET", "POST", "PUT");

  /**
   * What pages send, and what they are to read of answers. Google lets headers of requests by the
   * same list as those of answers.
   */
  private static final List<String> HEADERS =
      List.of(
          "Content-Type",
          "Content-Range",
          "Cache-Control",
          "Location",
          "Range",
          "x-goog-resumable",
          "x-goog-if-generation-match",
          "x-goog-content-length-range",
          "x-goog-generation",
          "x-upload-content-length");

  private static final int HOUR = 3_600;

  private final GcsConfig config;

  CorsCheck(GcsConfig config) {
    this.config = config;
  }

  List<String> findings(@Nullable List<Cors> rules) {
    Set<String> refused = new TreeSet<>();
    for (String origin : config.origins()) {
      List<String> lacking = lacking(rules == null ? List.of() : rules, origin);
      if (!lacking.isEmpty()) {
        refused.add(origin + " (" + String.join(", ", lacking) + ")");
      }
    }
    return refused.isEmpty()
        ? List.of()
        : List.of(
            "CORS does not let pages of %s: put %s into cors.json, and %s"
                .formatted(
                    String.join(", ", refused),
                    json(),
                    Commands.update(config, "--cors-file=cors.json")));
  }

  /** The methods and headers that pages of this origin are refused. */
  private static List<String> lacking(List<Cors> rules, String origin) {
    List<Cors> its =
        rules.stream()
            .filter(rule -> rule.getOrigins().stream().anyMatch(each -> isOf(each, origin)))
            .toList();
    List<String> lacking = new ArrayList<>();
    for (String method : METHODS) {
      List<Cors> lets =
          its.stream()
              .filter(rule -> rule.getMethods().stream().anyMatch(m -> isOne(m, method)))
              .toList();
      if (lets.isEmpty()) {
        lacking.add(method);
      } else if (lets.stream().noneMatch(CorsCheck::hasHeaders)) {
        lacking.add(method + " with " + String.join(" ", HEADERS));
      }
    }
    return lacking;
  }

  private static boolean isOf(Cors.Origin rule, String origin) {
    return rule.getValue().equals("*") || rule.getValue().equalsIgnoreCase(origin);
  }

  private static boolean isOne(com.google.cloud.storage.HttpMethod rule, String method) {
    return rule.toString().equals("*") || rule.toString().equals(method);
  }

  private static boolean hasHeaders(Cors rule) {
    List<String> names = rule.getResponseHeaders();
    return names != null && HEADERS.stream().allMatch(header -> has(names, header));
  }

  private static boolean has(List<String> rules, String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return rules.stream()
        .map(rule -> rule.toLowerCase(Locale.ROOT))
        .anyMatch(rule ->
            rule.equals(name)
                || (rule.endsWith("*") && name.startsWith(rule.substring(0, rule.length() - 1))));
  }

  /** The rule that is needed, as {@code gcloud} takes it. */
  private String json() {
    return "[{\"origin\":[%s],\"method\":[%s],\"responseHeader\":[%s],\"maxAgeSeconds\":%d}]"
        .formatted(
            quoted(new TreeSet<>(config.origins()).stream().toList()),
            quoted(METHODS),
            quoted(HEADERS),
            HOUR);
  }

  private static String quoted(List<String> names) {
    return "\"" + String.join("\",\"", names) + "\"";
  }
}
