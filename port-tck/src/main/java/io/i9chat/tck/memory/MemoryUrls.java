package io.i9chat.tck.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.Served;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The URLs of a store of media in memory, each signed for its method, object, writing and use. */
final class MemoryUrls {
  static final String PATH = "/memory/";
  private static final String SIGNATURE = "&signature=";
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key = new SecretKeySpec(new InMemorySecrets().key(), HMAC);
  private final InstantSource clock;

  MemoryUrls(InstantSource clock) {
    this.clock = clock;
  }

  URI start(MediaId media, String generation, Instant expiresAt) {
    return signed("POST", media, query(generation, expiresAt));
  }

  /** Where the bytes of an upload go, as long as it is there. */
  URI session(MediaId media, String generation) {
    return signed("PUT", media, query(generation, Instant.MAX));
  }

  URI download(MediaId media, String generation, Served as, Instant expiresAt) {
    String query = query(generation, expiresAt) + "&type=" + encoded(as.mime().value());
    if (as.attachment()) {
      query += "&saved=" + (as.name() == null ? "" : encoded(as.name().value()));
    }
    return signed("GET", media, query);
  }

  private static String query(String generation, Instant expiresAt) {
    return "generation=" + encoded(generation) + "&expires=" + encoded(expiresAt.toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private URI signed(String method, MediaId media, String query) {
    String path = PATH + media;
    return URI.create(path + "?" + query + SIGNATURE + signature(method, path, query));
  }

  private String signature(String method, String path, String query) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      byte[] hash = mac.doFinal((method + "\n" + path + "\n" + query).getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every JDK has HmacSHA256", absent);
    }
  }

  /** What a request was signed with, if it was and has not expired. */
  Optional<Map<String, String>> genuine(MediaStore.Exchange request) {
    int at = request.query().lastIndexOf(SIGNATURE);
    if (at < 0) {
      return Optional.empty();
    }
    String query = request.query().substring(0, at);
    byte[] given = request.query().substring(at + SIGNATURE.length()).getBytes(UTF_8);
    byte[] right = signature(request.method(), request.path(), query).getBytes(UTF_8);
    Map<String, String> signed = new HashMap<>();
    for (String part : query.split("&", -1)) {
      String[] pair = part.split("=", 2);
      signed.put(pair[0], URLDecoder.decode(pair.length < 2 ? "" : pair[1], UTF_8));
    }
    return Optional.of(signed)
        .filter(parts -> MessageDigest.isEqual(given, right))
        .filter(parts -> clock.instant().isBefore(Instant.parse(parts.get("expires"))));
  }
}
