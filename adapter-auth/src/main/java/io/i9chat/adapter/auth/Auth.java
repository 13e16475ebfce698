package io.i9chat.adapter.auth;

import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.account.Secrets;
import io.i9chat.ports.account.SessionTokens;
import java.util.List;
import javax.crypto.SecretKey;

/**
 * Authentication: the ports for passwords, session tokens and secrets. Its only threads are those
 * that hash passwords; they start with the first password and end when there has been none for a
 * while.
 */
public final class Auth implements AutoCloseable {
  private final Argon2PasswordHasher passwords;
  private final JwtSessionTokens tokens;
  private final HmacSecrets secrets;
  private final AuthConfig config;

  private Auth(AuthConfig config) {
    this.config = config;
    passwords = Argon2PasswordHasher.open(config.hashers(), config.queue());
    tokens = new JwtSessionTokens(config);
    secrets = new HmacSecrets(config.secret(), config.olderSecret());
  }

  /** Derives the keys. Nothing is read or written, no thread is started. */
  public static Auth open(AuthConfig config) {
    return new Auth(config);
  }

  /**
   * What hashing has done since it was opened, and what waits for it now.
   *
   * @param hashed passwords that were hashed
   * @param nanos how long that took together, in nanoseconds, without waiting
   * @param refused passwords that were refused, as too many waited
   * @param waiting passwords that wait
   */
  public record Load(long hashed, long nanos, long refused, int waiting) {}

  /** What hashing has done so far. */
  public Load load() {
    return new Load(
        passwords.hashed(), passwords.nanos(), passwords.refused(), passwords.waiting());
  }

  /** Argon2id (19 MiB, two passes, one lane), in PHC string format. */
  public PasswordHasher passwords() {
    return passwords;
  }

  /** JWTs signed with HMAC-SHA256. */
  public SessionTokens tokens() {
    return tokens;
  }

  /**
   * Random codes and tokens, digests by HMAC-SHA256 with a key for each use, and sealing by
   * AES-256-GCM.
   */
  public Secrets secrets() {
    return secrets;
  }

  /**
   * Keys for HMAC-SHA256 for another purpose, the same in every process with the secret: that of
   * the secret first, then that of the one before it.
   *
   * @param label names the purpose, in ASCII, for good; no other has it
   */
  public List<SecretKey> keys(String label) {
    SecretKey present = HmacSecrets.key(config.secret(), label);
    SecretKey older = config.olderSecret();
    return older == null ? List.of(present) : List.of(present, HmacSecrets.key(older, label));
  }

  /** Ends the hashing threads; calls that wait for one fail. The other ports hold nothing. */
  @Override
  public void close() {
    passwords.close();
  }
}
