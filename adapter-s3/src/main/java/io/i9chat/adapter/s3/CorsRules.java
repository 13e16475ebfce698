package io.i9chat.adapter.s3;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.model.CORSRule;

/** Whether pages may upload to a bucket and download from it, by the rules that the bucket has. */
final class CorsRules {
  /** What an upload sends that is not safelisted (Fetch, 2.2.2). */
  private static final List<String> HEADERS = List.of("content-type", "if-none-match");

  private CorsRules() {}

  /** The origins that may not do all that a client does. */
  static Set<String> refused(List<CORSRule> rules, Collection<String> origins) {
    Set<String> refused = new TreeSet<>();
    for (String origin : origins) {
      if (!allows(rules, origin, "PUT", HEADERS) || !allows(rules, origin, "GET", List.of())) {
        refused.add(origin);
      }
    }
    return refused;
  }

  private static boolean allows(
      List<CORSRule> rules, String origin, String method, List<String> headers) {
    return rules.stream()
        .anyMatch(rule ->
            rule.allowedMethods().contains(method)
                && rule.allowedOrigins().stream().anyMatch(allowed -> matches(allowed, origin))
                && headers.stream().allMatch(header -> allows(rule, header)));
  }

  private static boolean allows(CORSRule rule, String header) {
    return rule.allowedHeaders().stream()
        .anyMatch(allowed -> matches(allowed.toLowerCase(Locale.ROOT), header));
  }

  /** Each star stands for any characters. */
  private static boolean matches(String pattern, String text) {
    String regex =
        Pattern.compile("\\*")
            .splitAsStream(pattern + " ")
            .map(Pattern::quote)
            .collect(joining(".*"));
    return (text + " ").matches(regex);
  }

  /** The command that lets pages of these origins upload and download. */
  static String command(S3Config config, Collection<String> origins) {
    String quoted = origins.stream().sorted().map(each -> '"' + each + '"').collect(joining(","));
    return "aws s3api put-bucket-cors"
        + server(config)
        + " --cors-configuration '{\"CORSRules\":[{\"AllowedOrigins\":["
        + quoted
        + "],\"AllowedMethods\":[\"GET\",\"HEAD\",\"PUT\"],"
        + "\"AllowedHeaders\":[\"content-type\",\"if-none-match\",\"range\"],"
        + "\"ExposeHeaders\":[\"ETag\",\"Content-Range\"],\"MaxAgeSeconds\":3600}]}'";
  }

  /** What every such command names: where the bucket is. */
  static String server(S3Config config) {
    String server = config.endpoint() == null ? "" : " --endpoint-url " + config.endpoint();
    String trust = config.authorities() == null ? "" : " --ca-bundle " + config.authorities();
    return server + trust + " --bucket " + config.bucket();
  }
}
