package io.i9chat.adapter.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.ports.model.MediaId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * URLs that carry what they allow, and an HMAC-SHA256 over every character before it. A URL is
 * taken as it was made or not at all, so there is no part whose change could be overlooked.
 */
final class SignedUrls {
  /** What the path of every URL begins with. */
  static final String PATH = "/media/";

  /** What URLs are signed by. */
  static final String HMAC = "HmacSHA256";

  private static final String SIGNATURE = "&sig=";
  private static final String ACTION = "do";
  private static final String EXPIRY = "exp";

  /** What a URL allows to be done. */
  enum Action {
    START,
    PUT,
    GET
  }

  /** What a genuine URL allows. */
  record Grant(Action action, MediaId media, Instant expiresAt, Map<String, String> fields) {
    /** A field that was signed; empty if there was none. */
    String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  private final List<SecretKey> keys;

  /** URLs that are signed with the first of these keys, and genuine by any of them. */
  SignedUrls(List<SecretKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /** The path and query that {@code grant} is read from. */
  String sign(Grant grant) {
    StringBuilder url = new StringBuilder(PATH).append(grant.media()).append('?');
    url.append(ACTION).append('=').append(grant.action());
    url.append('&').append(EXPIRY).append('=').append(grant.expiresAt().toEpochMilli());
    grant
        .fields()
        .forEach((name, value) ->
            url.append('&').append(name).append('=').append(URLEncoder.encode(value, UTF_8)));
    return url + SIGNATURE + signature(keys.getFirst(), url.toString());
  }

  /** What a URL allows; empty if it was not made here, or was changed. */
  Optional<Grant> read(String path, String query) {
    int end = query.lastIndexOf(SIGNATURE);
    if (end < 0) {
      return Optional.empty();
    }
    String signed = query.substring(0, end);
    byte[] given = query.substring(end + SIGNATURE.length()).getBytes(UTF_8);
    return keys.stream()
        .map(key -> signature(key, path + "?" + signed).getBytes(US_ASCII))
        .filter(right -> MessageDigest.isEqual(given, right))
        .findFirst()
        .map(right -> parse(path, signed));
  }

  /** Nothing here can fail: it was signed as it is. */
  private static Grant parse(String path, String signed) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : signed.split("&", -1)) {
      int equals = field.indexOf('=');
      fields.put(field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), UTF_8));
    }
    return new Grant(
        Action.valueOf(fields.getOrDefault(ACTION, "")),
        MediaId.parse(path.substring(PATH.length())),
        Instant.ofEpochMilli(Long.parseLong(fields.getOrDefault(EXPIRY, ""))),
        fields);
  }

  private static String signature(SecretKey key, String url) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      byte[] signature = mac.doFinal(url.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
    }
  }
}
