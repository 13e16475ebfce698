package io.i9chat.standin.gcs;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signed URLs: V4, GOOG4-RSA-SHA256, with the headers that were signed. See Google's pages
 * on canonical requests and on signatures.
 */
final class V4Signature {
  private static final String ALGORITHM = "GOOG4-RSA-SHA256";
  private static final String SIGNATURE = "X-Goog-Signature";
  private static final Duration MOST = Duration.ofDays(7);
  private static final Duration AHEAD = Duration.ofMinutes(15);
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

  private final InstantSource clock;
  private final Function<String, @Nullable ServiceAccount> accounts;

  V4Signature(InstantSource clock, Function<String, @Nullable ServiceAccount> accounts) {
    this.clock = clock;
    this.accounts = accounts;
  }

  /** Whether a request says that it is signed. */
  static boolean isIn(Request request) {
    return request.has(SIGNATURE) || request.has("X-Goog-Algorithm");
  }

  /**
   * Verifies a request.
   *
   * @return the account that signed it
   * @throws Refused if it is not signed as it is, or expired
   */
  ServiceAccount verify(Request request) {
    String[] scope = required(request, "X-Goog-Credential").split("/", -1);
    String date = required(request, "X-Goog-Date");
    if (!required(request, "X-Goog-Algorithm").equals(ALGORITHM)
        || scope.length != 5
        || !date.startsWith(scope[1])
        || !scope[3].equals("storage")
        || !scope[4].equals("goog4_request")) {
      throw new Refused(400, "InvalidArgument", "the algorithm or the scope is not one");
    }
    checkHeaders(request);
    ServiceAccount account = accounts.apply(scope[0]);
    String text =
        String.join(
            "\n",
            ALGORITHM,
            date,
            String.join("/", List.of(scope).subList(1, 5)),
            sha256(canonical(request)));
    byte[] signature = hex(required(request, SIGNATURE));
    if (account == null || !account.signed(text.getBytes(StandardCharsets.UTF_8), signature)) {
      throw new Refused(403, "SignatureDoesNotMatch", "the signature is of another request");
    }
    checkTime(date, required(request, "X-Goog-Expires"));
    return account;
  }

  private static String required(Request request, String parameter) {
    String value = request.query(parameter);
    if (value == null || value.isEmpty()) {
      throw new Refused(400, "AuthenticationRequired", parameter + " is missing");
    }
    return value;
  }

  /** The host and all that is Google's own must be signed, and what is signed must be there. */
  private static void checkHeaders(Request request) {
    List<String> signed = signed(request);
    List<String> sent = request.headers();
    if (!signed.contains("host") || !sent.containsAll(signed)) {
      throw new Refused(400, "MalformedSecurityHeader", "a signed header is not there");
    }
    if (sent.stream().anyMatch(each -> each.startsWith("x-goog-") && !signed.contains(each))) {
      throw new Refused(400, "MalformedSecurityHeader", "a header is not signed");
    }
  }

  private static List<String> signed(Request request) {
    return List.of(required(request, "X-Goog-SignedHeaders").split(";", -1));
  }

  private static String canonical(Request request) {
    String query =
        Arrays.stream(request.rawQuery().split("&", -1))
            .filter(each -> !each.startsWith(SIGNATURE + "="))
            .sorted()
            .collect(Collectors.joining("&"));
    String headers =
        signed(request).stream()
            .map(name -> name + ":" + String.valueOf(request.header(name)).strip() + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        request.method(),
        request.rawPath(),
        query,
        headers,
        String.join(";", signed(request)),
        "UNSIGNED-PAYLOAD");
  }

  private void checkTime(String date, String seconds) {
    Instant from;
    long lasts;
    try {
      from = LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC);
      lasts = Long.parseLong(seconds);
    } catch (DateTimeParseException | NumberFormatException notOne) {
      throw new Refused(400, "InvalidArgument", "a date or a duration is not one");
    }
    Instant now = clock.instant();
    if (lasts < 1 || lasts > MOST.toSeconds() || from.isAfter(now.plus(AHEAD))) {
      throw new Refused(400, "InvalidArgument", "the URL is for too long, or for later");
    }
    if (!now.isBefore(from.plusSeconds(lasts))) {
      throw new Refused(400, "ExpiredToken", "the URL has expired");
    }
  }

  private static byte[] hex(String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException notHex) {
      return new byte[0];
    }
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
