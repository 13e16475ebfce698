package io.i9chat.adapter.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.JWTVerifier.BaseVerification;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.i9chat.ports.account.SessionTokens;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.SessionClaim;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Session tokens as JWTs (RFC 7519) under HS256 and no other algorithm. The header's key id chooses
 * among the keys that are accepted, which are the current one and at most one older.
 */
final class JwtSessionTokens implements SessionTokens {
  /** Several times what a token takes; longer text is not even decoded. */
  private static final int MAX_LENGTH = 1024;

  private static final String SESSION = "sid";

  private record Key(String id, Algorithm algorithm) {
    static Key from(SecretKey master) {
      byte[] id = DerivedKeys.derive(master, "session token key id", 9);
      byte[] key = DerivedKeys.derive(master, "session token", 32);
      return new Key(Base64.getUrlEncoder().encodeToString(id), Algorithm.HMAC256(key));
    }
  }

  private final Key current;
  private final Map<String, Key> accepted;
  private final String issuer;
  private final String audience;

  JwtSessionTokens(AuthConfig config) {
    issuer = config.issuer();
    audience = config.audience();
    current = Key.from(config.secret());
    Map<String, Key> keys = new HashMap<>();
    if (config.olderSecret() != null) {
      Key older = Key.from(config.olderSecret());
      keys.put(older.id(), older);
    }
    keys.put(current.id(), current);
    accepted = Map.copyOf(keys);
  }

  @Override
  public String issue(SessionClaim claim, Instant expiresAt) {
    return JWT.create()
        .withKeyId(current.id())
        .withIssuer(issuer)
        .withAudience(audience)
        .withSubject(claim.person().toString())
        .withClaim(SESSION, claim.session().toString())
        .withExpiresAt(expiresAt)
        .sign(current.algorithm());
  }

  @Override
  public Optional<SessionClaim> verify(String token, Instant now) {
    DecodedJWT read = decode(token);
    String keyId = read == null ? null : read.getKeyId();
    Key key = keyId == null ? null : accepted.get(keyId);
    if (read == null || key == null) {
      return Optional.empty();
    }
    try {
      return claim(verification(key, now).verify(read), now);
    } catch (JWTVerificationException | InvalidValue notOurs) {
      return Optional.empty();
    }
  }

  private static @Nullable DecodedJWT decode(String token) {
    if (token.length() > MAX_LENGTH) {
      return null;
    }
    try {
      DecodedJWT read = JWT.decode(token);
      // Asked for here because the library answers a header of null with a null pointer.
      return read.getKeyId() != null && isCanonical(read.getSignature()) ? read : null;
    } catch (RuntimeException anyText) {
      // Any text at all comes here, and the library throws more on it than it declares.
      return null;
    }
  }

  /**
   * Decoders ignore padding and the bits left over at the end; nothing of a token may be altered.
   */
  private static boolean isCanonical(String base64) {
    byte[] bytes = Base64.getUrlDecoder().decode(base64);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(base64);
  }

  private static Optional<SessionClaim> claim(DecodedJWT genuine, Instant now) {
    String session = genuine.getClaim(SESSION).asString();
    String person = genuine.getSubject();
    // The library still accepts the second of expiry itself, which RFC 7519 (4.1.4) does not.
    if (session == null || person == null || !now.isBefore(genuine.getExpiresAtAsInstant())) {
      return Optional.empty();
    }
    return Optional.of(new SessionClaim(SessionId.parse(session), PersonId.parse(person)));
  }

  // A verification is made for each call because its clock is the caller's; that costs nothing
  // beside the signature.
  private JWTVerifier verification(Key key, Instant now) {
    BaseVerification verification =
        (BaseVerification)
            JWT.require(key.algorithm())
                .withIssuer(issuer)
                .withAudience(audience)
                .withClaimPresence("exp")
                .withClaimPresence("sub")
                .withClaimPresence(SESSION);
    return verification.build(Clock.fixed(now, ZoneOffset.UTC));
  }
}
