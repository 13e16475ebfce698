package io.i9chat.tck.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.account.SessionTokens;
import io.i9chat.ports.model.account.SessionClaim;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link io.i9chat.ports.account.SessionTokens}. What only one format knows, such
 * as other algorithms under the right key, is left to the adapter's own tests.
 */
public interface SessionTokensContract {
  /** The alphabet of base64url, which tokens are altered within. */
  String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  /** The tokens under test; the same keys at every call within a test. */
  SessionTokens tokens();

  /** Tokens with another key, issuer or audience than {@link #tokens()}, by what is other. */
  Map<String, SessionTokens> otherTokens();

  private static SessionClaim claim() {
    return new SessionClaim(Fresh.session(), Fresh.person());
  }

  private static Instant second() {
    return Fresh.now().truncatedTo(ChronoUnit.SECONDS);
  }

  @Test
  @Rule("TOKENS-1")
  default void aTokenAnswersTheClaimItWasIssuedForUntilItExpires() {
    Instant now = second();
    Instant end = now.plus(Duration.ofDays(365));
    SessionClaim one = claim();
    SessionClaim two = claim();
    String first = tokens().issue(one, end);
    String second = tokens().issue(two, now.plusSeconds(1));
    assertThat(tokens().verify(first, now)).contains(one);
    assertThat(tokens().verify(second, now)).contains(two);
    assertThat(tokens().verify(second, now.plusMillis(999))).contains(two);
    assertThat(tokens().verify(first, end.minusMillis(1))).contains(one);
  }

  @Test
  @Rule("TOKENS-2")
  default void anExpiredTokenAnswersNothing() {
    Instant now = second();
    Instant end = now.plusSeconds(5);
    String token = tokens().issue(claim(), end);
    for (Instant late : List.of(end, end.plusMillis(1), end.plusSeconds(1), end.plusSeconds(900))) {
      assertThat(tokens().verify(token, late)).as("at %s", late).isEmpty();
    }
    assertThat(tokens().verify(tokens().issue(claim(), now.minusSeconds(1)), now)).isEmpty();
  }

  @Test
  @Rule("TOKENS-2")
  default void anAlteredTokenAnswersNothing() {
    Instant now = second();
    String token = tokens().issue(claim(), now.plusSeconds(600));
    for (int i = 0; i < token.length(); i++) {
      char there = token.charAt(i);
      char other = ALPHABET.charAt((Math.max(0, ALPHABET.indexOf(there)) + 1) % 64);
      nothing(token.substring(0, i) + other + token.substring(i + 1), now);
      nothing(token.substring(0, i) + token.substring(i + 1), now);
      nothing(token.substring(0, i), now);
    }
    String allButOne = token.substring(0, token.length() - 1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      char last = ALPHABET.charAt(i);
      // Also the bits that base64 leaves over in the last character are part of the token.
      if (!token.equals(allButOne + last)) {
        nothing(allButOne + last, now);
      }
      nothing(token + last, now);
    }
    nothing(token + "=", now);
    nothing(" " + token, now);
    nothing(token + "\n", now);
  }

  @Test
  @Rule("TOKENS-2")
  default void aTokenOfOneHalfAndAnotherAnswersNothing() {
    Instant now = second();
    String one = tokens().issue(claim(), now.plusSeconds(600));
    String two = tokens().issue(claim(), now.plusSeconds(600));
    for (int i = 1; i < Math.min(one.length(), two.length()); i++) {
      String mixed = one.substring(0, i) + two.substring(i);
      if (!mixed.equals(one) && !mixed.equals(two)) {
        nothing(mixed, now);
      }
    }
  }

  @Test
  @Rule("TOKENS-2")
  default void aTokenOfAnotherKeyIssuerOrAudienceAnswersNothing() {
    Instant now = second();
    assertThat(otherTokens()).isNotEmpty();
    otherTokens()
        .forEach((what, other) -> {
          String token = other.issue(claim(), now.plusSeconds(600));
          assertThat(other.verify(token, now)).as(what).isPresent();
          assertThat(tokens().verify(token, now)).as("another %s", what).isEmpty();
        });
  }

  @Test
  @Rule("TOKENS-2")
  default void anyOtherTextAnswersNothing() {
    Instant now = second();
    for (String text : List.of("", " ", ".", "..", "a.b.c", "null", "Bearer x", "\u0000", "😀")) {
      nothing(text, now);
    }
    nothing("x".repeat(100_000), now);
    String[] parts = tokens().issue(claim(), now.plusSeconds(600)).split("\\.", -1);
    if (parts.length == 3) {
      String none = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}");
      nothing(none + "." + parts[1] + ".", now);
      nothing(none + "." + parts[1] + "." + parts[2], now);
      nothing(parts[0] + "." + parts[1] + ".", now);
    }
  }

  private static String base64(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void nothing(String token, Instant now) {
    assertThat(tokens().verify(token, now)).as("token %s", token).isEmpty();
  }
}
