package io.i9chat.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.auth.Auth;
import io.i9chat.adapter.auth.AuthConfig;
import io.i9chat.ports.model.account.SessionClaim;
import io.i9chat.server.Answer;
import io.i9chat.server.TestServer;
import io.i9chat.server.TestServer.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens that were not made here, for here, or for now are worth nothing, end to end. */
class TokenRefusalTest {
  private static final String SECRET = "a secret of tests that is long enough";
  private static final AuthConfig OURS = AuthConfig.with(SECRET.getBytes(StandardCharsets.UTF_8));

  // Started before all tests, closed after.
  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @SuppressWarnings("NullAway.Init")
  private static Person ada;

  @SuppressWarnings("NullAway.Init")
  private static SessionClaim claim;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("I9CHAT_SECRET", SECRET));
    ada = server.signUp();
    try (Auth auth = Auth.open(OURS)) {
      claim = auth.tokens().verify(ada.token(), Instant.now()).orElseThrow();
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String issued(AuthConfig config, Instant expiresAt) {
    try (Auth auth = Auth.open(config)) {
      return auth.tokens().issue(claim, expiresAt);
    }
  }

  private static Instant later() {
    return Instant.now().plus(Duration.ofHours(1));
  }

  private static void refused(String token) {
    Answer answer = server.api().as(token).get("/me");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("unauthenticated");
  }

  @Test
  void aTokenAsTheServerMakesThemHolds() {
    assertThat(server.api().as(issued(OURS, later())).get("/me").text("username"))
        .isEqualTo(ada.username());
  }

  @Test
  void anotherKeyIsRefused() {
    byte[] other = "another secret that is long enough too".getBytes(StandardCharsets.UTF_8);
    refused(issued(AuthConfig.with(other), later()));
  }

  @Test
  void anotherAudienceOrIssuerIsRefused() {
    refused(issued(new AuthConfig(OURS.secret(), null, OURS.issuer(), "others", 1, 1), later()));
    refused(issued(new AuthConfig(OURS.secret(), null, "others", OURS.audience(), 1, 1), later()));
  }

  @Test
  void pastExpiryIsRefused() {
    refused(issued(OURS, Instant.now().minusSeconds(5)));
  }

  @Test
  void anUnsignedTokenIsRefused() {
    String payload = ada.token().split("\\.", -1)[1];
    String none = encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}");
    refused(none + "." + payload + ".");
    refused(none + "." + payload + "." + ada.token().split("\\.", -1)[2]);
  }

  @Test
  void anAlteredTokenIsRefused() {
    String[] parts = ada.token().split("\\.", -1);
    String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String later = payload.replaceFirst("\"exp\":\\d+", "\"exp\":99999999999");
    assertThat(later).isNotEqualTo(payload);
    refused(parts[0] + "." + encoded(later) + "." + parts[2]);
    refused("");
    refused("x".repeat(2000));
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theOldSecretHoldsAfterARotation() {
    try (TestServer rotated =
        TestServer.start(
            Map.of(
                "I9CHAT_SECRET",
                "the secret after the rotation is this",
                "I9CHAT_SECRET_OLD",
                SECRET))) {
      Person bob = rotated.signUp();
      byte[] fresh = "the secret after the rotation is this".getBytes(StandardCharsets.UTF_8);
      SessionClaim claim;
      try (Auth auth = Auth.open(AuthConfig.with(fresh))) {
        claim = auth.tokens().verify(bob.token(), Instant.now()).orElseThrow();
      }
      String old;
      try (Auth auth = Auth.open(OURS)) {
        old = auth.tokens().issue(claim, later());
      }
      assertThat(rotated.api().as(old).get("/me").text("username")).isEqualTo(bob.username());
    }
  }
}
