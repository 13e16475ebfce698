package io.i9chat.tck.memory;

import io.i9chat.ports.account.Secrets;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Unsealed;
import io.i9chat.ports.model.log.Fingerprint;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Secrets under random keys that live as long as this object. */
public final class InMemorySecrets implements Secrets {
  private static final String HMAC = "HmacSHA256";
  private static final String GCM = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] newest;
  private final byte @Nullable [] before;

  /** Secrets under a fresh key. */
  public InMemorySecrets() {
    this(random(32), null);
  }

  private InMemorySecrets(byte[] newest, byte @Nullable [] before) {
    this.newest = newest;
    this.before = before;
  }

  /** Secrets under a fresh key, with this one as the one before it. */
  public InMemorySecrets rotated() {
    return new InMemorySecrets(random(32), newest);
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  @Override
  public String token() {
    return RandomWords.token();
  }

  @Override
  public String code(Purpose purpose) {
    return switch (purpose) {
      case SIGN_UP -> RandomWords.digits(6);
      case PASSWORD_RESET -> RandomWords.crockford(8);
    };
  }

  @Override
  public Digest ofTicket(String ticket) {
    return digest("ticket", ticket);
  }

  @Override
  public Digest ofCode(Purpose purpose, String ticket, String code) {
    String meant =
        switch (purpose) {
          case SIGN_UP -> code;
          case PASSWORD_RESET -> crockford(code);
        };
    return digest("code", purpose.name(), ticket, meant);
  }

  private static String crockford(String typed) {
    return typed
        .toUpperCase(Locale.ROOT)
        .replaceAll("[\\s-]", "")
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1');
  }

  @Override
  public Digest ofProof(Purpose purpose, String token) {
    return digest("proof", purpose.name(), token);
  }

  /** Each part with its length before it, so that no two lists of parts run into one text. */
  private Digest digest(String... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      all.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      all.writeBytes(bytes);
    }
    return new Digest(hash(newest, all.toByteArray()));
  }

  private static byte[] hash(byte[] key, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every JDK has HmacSHA256", absent);
    }
  }

  @Override
  public byte[] key() {
    return random(32);
  }

  @Override
  public byte[] seal(byte[] bytes) {
    byte[] nonce = random(NONCE);
    try {
      byte[] locked = cipher(Cipher.ENCRYPT_MODE, newest, nonce).doFinal(bytes);
      return ByteBuffer.allocate(NONCE + locked.length).put(nonce).put(locked).array();
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every JDK has AES-GCM", absent);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(GCM);
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  @Override
  public Optional<Unsealed> unseal(byte[] sealed) {
    Optional<Unsealed> current = unseal(newest, sealed).map(bytes -> new Unsealed(bytes, true));
    return current.isPresent() || before == null
        ? current
        : unseal(before, sealed).map(bytes -> new Unsealed(bytes, false));
  }

  private static Optional<byte[]> unseal(byte[] key, byte[] sealed) {
    if (sealed.length < NONCE) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE);
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(sealed, NONCE, sealed.length - NONCE));
    } catch (GeneralSecurityException changed) {
      return Optional.empty();
    }
  }

  @Override
  public Fingerprint fingerprint(byte[] key, byte[] bytes) {
    ByteBuffer hash = ByteBuffer.wrap(hash(key, bytes));
    return new Fingerprint(hash.getLong(), hash.getLong());
  }
}
