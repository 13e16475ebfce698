package io.i9chat.adapter.s3.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies Signature Version 4, in a query or a header, from the documentation of Amazon S3: the
 * key, its scope, the time, what must be signed, and the signature itself.
 */
final class Signatures {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String SIGNATURE = "X-Amz-Signature";
  private static final Duration MOST_SKEW = Duration.ofMinutes(15);
  private static final long MOST_SECONDS = 604_800;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final String access;
  private final String secret;
  private final String region;
  private final Supplier<Instant> clock;

  Signatures(String access, String secret, String region, Supplier<Instant> clock) {
    this.access = access;
    this.secret = secret;
    this.region = region;
    this.clock = clock;
  }

  /** What is wrong with a request; empty if it is signed as it must be. */
  Optional<Refusal> refusal(Request request) {
    SortedMap<String, String> query = request.parameters();
    Optional<String> header = request.header("authorization");
    if (query.containsKey(SIGNATURE)) {
      return header.isPresent()
          ? refused(400, "InvalidArgument", "Only one auth mechanism allowed")
          : inQuery(request, query);
    }
    return header.isPresent()
        ? inHeader(request, query, header.get())
        : refused(403, "AccessDenied", "Access Denied");
  }

  private static String value(Map<String, String> of, String name) {
    return of.getOrDefault(name, "");
  }

  private static Optional<Refusal> refused(int status, String code, String message) {
    return Optional.of(Refusal.of(status, code, message));
  }

  private Optional<Refusal> inQuery(Request request, SortedMap<String, String> query) {
    for (String name :
        List.of("Algorithm", "Credential", "Date", "Expires", "SignedHeaders", "Signature")) {
      if (value(query, "X-Amz-" + name).isEmpty()) {
        return parameters("X-Amz-" + name + " is missing");
      }
    }
    String expires = value(query, "X-Amz-Expires");
    if (!value(query, "X-Amz-Algorithm").equals(ALGORITHM)
        || !expires.matches("\\d{1,6}")
        || Long.parseLong(expires) > MOST_SECONDS) {
      return parameters("Error parsing the parameters");
    }
    Optional<Instant> at = time(value(query, "X-Amz-Date"));
    if (at.isEmpty() || at.get().isAfter(clock.get().plus(MOST_SKEW))) {
      return refused(403, "AccessDenied", "Request is not yet valid");
    }
    if (!clock.get().isBefore(at.get().plusSeconds(Long.parseLong(expires)))) {
      return refused(403, "AccessDenied", "Request has expired");
    }
    SortedMap<String, String> signed = new TreeMap<>(query);
    signed.remove(SIGNATURE);
    Claim claim =
        new Claim(
            value(query, "X-Amz-Credential"),
            value(query, "X-Amz-Date"),
            value(query, "X-Amz-SignedHeaders"),
            value(query, SIGNATURE));
    return claim(request, claim, signed, "UNSIGNED-PAYLOAD");
  }

  private static Optional<Refusal> parameters(String message) {
    return refused(400, "AuthorizationQueryParametersError", message);
  }

  private record Claim(String credential, String date, String headers, String signature) {}

  private Optional<Refusal> inHeader(
      Request request, SortedMap<String, String> query, String authorization) {
    Map<String, String> parts = new LinkedHashMap<>();
    String start = ALGORITHM + " ";
    if (!authorization.startsWith(start)) {
      return refused(400, "AuthorizationHeaderMalformed", "The authorization header is malformed");
    }
    for (String part : authorization.substring(start.length()).split(",\\s*", -1)) {
      parts.put(part.replaceAll("=.*", ""), part.replaceAll("^[^=]*=", ""));
    }
    String date = request.header("x-amz-date").orElse("");
    Optional<Instant> at = time(date);
    if (at.isEmpty() || Duration.between(at.get(), clock.get()).abs().compareTo(MOST_SKEW) > 0) {
      return refused(403, "RequestTimeTooSkewed", "The difference in time is too large");
    }
    String payload = request.header("x-amz-content-sha256").orElse("");
    if (!payload.equals("UNSIGNED-PAYLOAD") && !payload.equals(sha256(request.body()))) {
      return refused(400, "XAmzContentSHA256Mismatch", "The provided SHA256 does not match");
    }
    Claim claim =
        new Claim(
            parts.getOrDefault("Credential", ""),
            date,
            parts.getOrDefault("SignedHeaders", ""),
            parts.getOrDefault("Signature", ""));
    return claim(request, claim, query, payload);
  }

  private Optional<Refusal> claim(
      Request request, Claim claim, SortedMap<String, String> query, String payload) {
    String[] scope = claim.credential().split("/", -1);
    if (scope.length != 5 || !scope[0].equals(access)) {
      return refused(403, "InvalidAccessKeyId", "The key you provided does not exist");
    }
    if (!scope[2].equals(region)) {
      return refused(
          400, "AuthorizationHeaderMalformed", "the region is wrong; expecting '" + region + "'");
    }
    if (!scope[3].equals("s3") || !claim.date().startsWith(scope[1])) {
      return refused(400, "AuthorizationHeaderMalformed", "the scope is wrong");
    }
    List<String> headers = List.of(claim.headers().split(";", -1));
    boolean hidden =
        request.headers().keySet().stream()
            .anyMatch(name -> name.startsWith("x-amz-") && !headers.contains(name));
    if (!headers.contains("host") || hidden) {
      return refused(403, "AccessDenied", "There were headers present which were not signed");
    }
    String right = signature(scope, claim.date(), canonical(request, query, headers, payload));
    return MessageDigest.isEqual(right.getBytes(UTF_8), claim.signature().getBytes(UTF_8))
        ? Optional.empty()
        : refused(403, "SignatureDoesNotMatch", "The signature we calculated does not match");
  }

  private static String canonical(
      Request request, SortedMap<String, String> query, List<String> headers, String payload) {
    StringBuilder text = new StringBuilder(request.method()).append('\n');
    text.append(request.path()).append('\n');
    StringBuilder parameters = new StringBuilder();
    query.forEach((name, value) ->
        parameters
            .append(parameters.isEmpty() ? "" : "&")
            .append(encoded(name))
            .append('=')
            .append(encoded(value)));
    text.append(parameters).append('\n');
    for (String name : headers) {
      text.append(name).append(':').append(request.header(name).orElse("")).append('\n');
    }
    text.append('\n').append(String.join(";", headers)).append('\n').append(payload);
    return text.toString();
  }

  /** Everything but what is unreserved (RFC 3986, 2.3). */
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = b > 0 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
      encoded.append(
          plain ? String.valueOf(c) : "%" + HexFormat.of().withUpperCase().toHexDigits(b));
    }
    return encoded.toString();
  }

  private String signature(String[] scope, String date, String canonical) {
    String named = String.join("/", scope[1], scope[2], scope[3], scope[4]);
    String text = String.join("\n", ALGORITHM, date, named, sha256(canonical.getBytes(UTF_8)));
    byte[] key = ("AWS4" + secret).getBytes(UTF_8);
    for (String part : List.of(scope[1], scope[2], scope[3], scope[4])) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, text));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(TIME.parse(text, Instant::from));
    } catch (DateTimeParseException wrong) {
      return Optional.empty();
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
