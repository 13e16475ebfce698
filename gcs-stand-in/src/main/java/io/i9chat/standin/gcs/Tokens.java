package io.i9chat.standin.gcs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Access tokens: given for assertions that an account signed (RFC 7523), and asked for by calls.
 */
final class Tokens {
  static final String PATH = "/token";

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Whom libraries address their assertions to, wherever they send them. */
  private static final String GOOGLES = "https://oauth2.googleapis.com/token";

  private static final long LIFETIME = 3_600;

  private final Map<String, ServiceAccount> given = new ConcurrentHashMap<>();
  private final Function<String, @Nullable ServiceAccount> accounts;
  private final AtomicInteger count = new AtomicInteger();

  Tokens(Function<String, @Nullable ServiceAccount> accounts) {
    this.accounts = accounts;
  }

  /** How many were given. */
  int count() {
    return count.get();
  }

  /** A new token of an account. */
  String give(ServiceAccount account) {
    String token = "ya29." + UUID.randomUUID();
    given.put(token, account);
    count.incrementAndGet();
    return token;
  }

  /** Takes all tokens back. */
  void revoke() {
    given.clear();
  }

  /** Answers a request for a token. */
  void serve(Request request, String own) throws IOException {
    Map<String, String> form = Request.decoded(request.text());
    String[] parts = form.getOrDefault("assertion", "").split("\\.", -1);
    if (!form.getOrDefault("grant_type", "").equals("urn:ietf:params:oauth:grant-type:jwt-bearer")
        || parts.length != 3) {
      request.json(400, "{\"error\":\"invalid_request\"}");
      return;
    }
    JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    ServiceAccount account = accounts.apply(claims.path("iss").asString(""));
    byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
    boolean genuine =
        account != null && account.signed(signed, Base64.getUrlDecoder().decode(parts[2]));
    long now = Instant.now().getEpochSecond();
    if (!genuine
        || account == null
        || !Set.of(own, GOOGLES).contains(claims.path("aud").asString(""))
        || claims.path("exp").asLong(0) <= now
        || !claims.path("scope").asString("").contains("https://www.googleapis.com/auth/")) {
      request.json(
          400, "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid JWT Signature.\"}");
      return;
    }
    request.json(200, answer(give(account)));
  }

  /** What is answered with a token. */
  static String answer(String token) {
    return "{\"access_token\":\"%s\",\"expires_in\":%d,\"token_type\":\"Bearer\"}"
        .formatted(token, LIFETIME);
  }

  /**
   * The account whose token a call carries.
   *
   * @throws Refused without one
   */
  ServiceAccount of(Request request) {
    String header = request.header("Authorization");
    ServiceAccount account =
        header == null || !header.startsWith("Bearer ")
            ? null
            : given.get(header.substring("Bearer ".length()));
    if (account == null) {
      throw new Refused(401, "authError", "Invalid Credentials");
    }
    return account;
  }
}
