package io.i9chat.adapter.auth;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What authentication is made from. Printing it shows no secret.
 *
 * @param secret the master secret, at least 32 bytes; all keys are derived from it
 * @param olderSecret the secret before the last rotation, whose session tokens still hold and whose
 *     seals still open; codes and tickets under it do not, they live for minutes
 * @param issuer who issues the session tokens
 * @param audience who the session tokens are for
 * @param hashers how many passwords are hashed at once, each on a thread with 19 MiB
 * @param queue how many more calls may wait; beyond it they fail at once
 */
public record AuthConfig(
    SecretKey secret,
    @Nullable SecretKey olderSecret,
    String issuer,
    String audience,
    int hashers,
    int queue) {
  private static final int MIN_SECRET_BYTES = 32;

  /** Checks the length of the secrets and that the numbers are positive. */
  public AuthConfig {
    checkLength(secret);
    if (olderSecret != null) {
      checkLength(olderSecret);
    }
    if (issuer.isBlank() || audience.isBlank()) {
      throw new IllegalArgumentException("issuer and audience must be given");
    }
    if (hashers < 1 || queue < 1) {
      throw new IllegalArgumentException("hashers and queue must be positive");
    }
  }

  /**
   * The defaults: half the processors but at most four hash passwords, 64 calls wait.
   *
   * @param secret the master secret, at least 32 bytes, which are copied
   */
  public static AuthConfig with(byte[] secret) {
    // Half, so that a burst of sign-ins does not take every core from those who are chatting.
    int hashers = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);
    return new AuthConfig(key(secret), null, "i9chat", "i9chat", hashers, 64);
  }

  /** The same, and session tokens and seals made under {@code older} still hold. */
  public AuthConfig accepting(byte[] older) {
    return new AuthConfig(secret, key(older), issuer, audience, hashers, queue);
  }

  /** The same with other bounds on hashing. */
  public AuthConfig hashing(int threads, int waiting) {
    return new AuthConfig(secret, olderSecret, issuer, audience, threads, waiting);
  }

  private static SecretKey key(byte[] bytes) {
    if (bytes.length < MIN_SECRET_BYTES) {
      throw tooShort();
    }
    return new SecretKeySpec(bytes, "HKDF");
  }

  private static void checkLength(SecretKey key) {
    byte[] bytes = key.getEncoded();
    if (bytes == null || bytes.length < MIN_SECRET_BYTES) {
      throw tooShort();
    }
  }

  private static IllegalArgumentException tooShort() {
    return new IllegalArgumentException(
        "a secret must have at least " + MIN_SECRET_BYTES + " bytes");
  }

  @Override
  public String toString() {
    return "AuthConfig[issuer=%s, audience=%s, hashers=%d, queue=%d]"
        .formatted(issuer, audience, hashers, queue);
  }
}
