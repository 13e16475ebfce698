package io.i9chat.adapter.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.SessionClaim;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtSessionTokensTest {
  private static final SessionClaim CLAIM =
      new SessionClaim(
          SessionId.parse("01990000-0000-7000-8000-000000000002"),
          PersonId.parse("01990000-0000-7000-8000-000000000001"));
  private static final Instant EXPIRY = Instant.ofEpochSecond(2_000_000_000);
  private static final Instant NOW = EXPIRY.minusSeconds(3600);
  private static final byte[] SECRET = secret(0);
  private static final AuthConfig CONFIG = AuthConfig.with(SECRET);

  /** Made by another program, from the RFCs, for the secret of the bytes 0 to 31. */
  private static final String REFERENCE =
      "eyJraWQiOiJYVjdXNUdNTjZNcTQiLCJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9"
          + ".eyJpc3MiOiJpOWNoYXQiLCJhdWQiOiJpOWNoYXQiLCJzdWIiOiIwMTk5MDAwMC0wMDAwLTcwMDAtODAwMC"
          + "0wMDAwMDAwMDAwMDEiLCJzaWQiOiIwMTk5MDAwMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDIiLCJleH"
          + "AiOjIwMDAwMDAwMDB9.sD0sbmRnLcmd8fIvmtaAwz8aJ7ameSEV36klkYNLAbk";

  private final JwtSessionTokens tokens = new JwtSessionTokens(CONFIG);
  private final Algorithm rightKey =
      Algorithm.HMAC256(DerivedKeys.derive(CONFIG.secret(), "session token", 32));
  private final String keyId = JWT.decode(tokens.issue(CLAIM, EXPIRY)).getKeyId();

  private static byte[] secret(int first) {
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }

  /** All that a token of ours says, to spoil one thing of. */
  private JWTCreator.Builder genuine() {
    return JWT.create()
        .withKeyId(keyId)
        .withIssuer("i9chat")
        .withAudience("i9chat")
        .withSubject(CLAIM.person().toString())
        .withClaim("sid", CLAIM.session().toString())
        .withExpiresAt(EXPIRY);
  }

  @Test
  void aTokenMadeByHandWithTheRightKeyIsAccepted() {
    assertThat(tokens.verify(genuine().sign(rightKey), NOW)).contains(CLAIM);
  }

  @Test
  void tokensOfThisFormatStayValidAcrossVersions() {
    assertThat(tokens.verify(REFERENCE, NOW)).contains(CLAIM);
  }

  @Test
  void aTokenSaysOnlyWhatItMust() {
    DecodedJWT token = JWT.decode(tokens.issue(CLAIM, EXPIRY));
    assertThat(token.getClaims()).containsOnlyKeys("iss", "aud", "sub", "sid", "exp");
    assertThat(token.getAlgorithm()).isEqualTo("HS256");
    assertThat(new String(Base64.getUrlDecoder().decode(token.getPayload()), UTF_8))
        .contains("\"exp\":2000000000");
  }

  @Test
  void expiryIsExclusive() {
    String token = tokens.issue(CLAIM, EXPIRY);
    assertThat(tokens.verify(token, EXPIRY.minusMillis(1))).contains(CLAIM);
    assertThat(tokens.verify(token, EXPIRY)).isEmpty();
    assertThat(tokens.verify(token, EXPIRY.plusSeconds(1))).isEmpty();
  }

  @Test
  void expiryIsToTheSecond() {
    String token = tokens.issue(CLAIM, EXPIRY.plusMillis(900));
    assertThat(tokens.verify(token, EXPIRY.minusMillis(1))).contains(CLAIM);
    assertThat(tokens.verify(token, EXPIRY)).isEmpty();
  }

  @Test
  void timeIsTheCallersAndNotTheMachines() {
    Instant longAgo = Instant.parse("2001-01-01T00:00:00Z");
    String token = tokens.issue(CLAIM, longAgo.plusSeconds(60));
    assertThat(tokens.verify(token, longAgo)).contains(CLAIM);
    assertThat(tokens.verify(token, longAgo.plusSeconds(60))).isEmpty();
  }

  @Test
  void algNoneIsRefused() {
    assertThat(tokens.verify(genuine().sign(Algorithm.none()), NOW)).isEmpty();
  }

  @Test
  void aSignatureThatIsLeftOutIsRefused() {
    String token = tokens.issue(CLAIM, EXPIRY);
    assertThat(tokens.verify(token.substring(0, token.lastIndexOf('.') + 1), NOW)).isEmpty();
  }

  @Test
  void anotherAlgorithmWithTheRightKeyIsRefused() {
    byte[] key = DerivedKeys.derive(CONFIG.secret(), "session token", 32);
    assertThat(tokens.verify(genuine().sign(Algorithm.HMAC384(key)), NOW)).isEmpty();
    assertThat(tokens.verify(genuine().sign(Algorithm.HMAC512(key)), NOW)).isEmpty();
  }

  @Test
  void anotherKeyUnderTheRightKeyIdIsRefused() {
    assertThat(tokens.verify(genuine().sign(Algorithm.HMAC256(SECRET)), NOW)).isEmpty();
  }

  @Test
  void theRightKeyUnderAnotherKeyIdOrNoneIsRefused() {
    String another = genuine().withKeyId("other").sign(rightKey);
    String none =
        JWT.create()
            .withIssuer("i9chat")
            .withAudience("i9chat")
            .withSubject(CLAIM.person().toString())
            .withClaim("sid", CLAIM.session().toString())
            .withExpiresAt(EXPIRY)
            .sign(rightKey);
    assertThat(tokens.verify(another, NOW)).isEmpty();
    assertThat(tokens.verify(none, NOW)).isEmpty();
  }

  @Test
  void anotherIssuerIsRefused() {
    assertThat(tokens.verify(genuine().withIssuer("other").sign(rightKey), NOW)).isEmpty();
  }

  @Test
  void anotherAudienceIsRefused() {
    assertThat(tokens.verify(genuine().withAudience("other").sign(rightKey), NOW)).isEmpty();
  }

  @Test
  void aTokenThatNeverExpiresIsRefused() {
    String token =
        JWT.create()
            .withKeyId(keyId)
            .withIssuer("i9chat")
            .withAudience("i9chat")
            .withSubject(CLAIM.person().toString())
            .withClaim("sid", CLAIM.session().toString())
            .sign(rightKey);
    assertThat(tokens.verify(token, NOW)).isEmpty();
  }

  @Test
  void aTokenWithoutASessionOrPersonIsRefused() {
    assertThat(tokens.verify(genuine().withClaim("sid", 7).sign(rightKey), NOW)).isEmpty();
    assertThat(tokens.verify(genuine().withClaim("sid", "x").sign(rightKey), NOW)).isEmpty();
    assertThat(tokens.verify(genuine().withSubject("").sign(rightKey), NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "a.b.c",
        "e30.e30.",
        "e30.e30.e30",
        "W10.W10.W10",
        "bnVsbA.bnVsbA.x",
        "\u0000",
        "not a token",
        "eyJhbGciOiJIUzI1NiIsImtpZCI6N30.e30.e30",
        "\uD800.\uD800.\uD800"
      })
  void anyOtherTextIsRefused(String text) {
    assertThat(tokens.verify(text, NOW)).isEmpty();
  }

  @Test
  void longTextIsRefusedWhateverItHolds() {
    String token = genuine().withClaim("more", "x".repeat(1000)).sign(rightKey);
    assertThat(tokens.verify(token, NOW)).isEmpty();
  }

  @Test
  void afterARotationTokensOfTheOlderSecretHoldAndNewOnesUseTheNew() {
    String old = tokens.issue(CLAIM, EXPIRY);
    JwtSessionTokens rotated = new JwtSessionTokens(AuthConfig.with(secret(100)).accepting(SECRET));
    JwtSessionTokens next = new JwtSessionTokens(AuthConfig.with(secret(100)));

    assertThat(rotated.verify(old, NOW)).contains(CLAIM);
    assertThat(rotated.verify(old, EXPIRY)).isEmpty();
    assertThat(next.verify(old, NOW)).isEmpty();
    String fresh = rotated.issue(CLAIM, EXPIRY);
    assertThat(next.verify(fresh, NOW)).contains(CLAIM);
    assertThat(tokens.verify(fresh, NOW)).isEmpty();
  }
}
