package io.i9chat.adapter.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.i9chat.ports.account.Secrets;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Unsealed;
import io.i9chat.ports.model.log.Fingerprint;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Secrets from {@link SecureRandom}, their digests by HMAC-SHA256 with a key for each use, and what
 * is sealed and fingerprinted.
 */
final class HmacSecrets implements Secrets {
  private static final String HMAC = "HmacSHA256";
  private static final int TOKEN_BYTES = 32;
  private static final int KEY_BYTES = 32;
  private static final int SIGN_UP_CODES = 1_000_000;
  private static final int RESET_CODE_LENGTH = 8;

  /** Crockford's base32: no I, L, O or U. */
  private static final byte[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".getBytes(US_ASCII);

  private final SecureRandom random = new SecureRandom();
  private final SecretKey ticketKey;
  private final Map<Purpose, SecretKey> codeKeys = new EnumMap<>(Purpose.class);
  private final Map<Purpose, SecretKey> proofKeys = new EnumMap<>(Purpose.class);
  private final HmacFingerprints fingerprints = new HmacFingerprints();
  private final Seals seals;

  HmacSecrets(SecretKey master, @Nullable SecretKey older) {
    seals = new Seals(master, older, random);
    ticketKey = key(master, "ticket");
    for (Purpose purpose : Purpose.values()) {
      String label = label(purpose);
      codeKeys.put(purpose, key(master, label + " code"));
      proofKeys.put(purpose, key(master, label + " proof"));
    }
  }

  private static String label(Purpose purpose) {
    return switch (purpose) {
      case SIGN_UP -> "sign-up";
      case PASSWORD_RESET -> "reset";
    };
  }

  static SecretKey key(SecretKey master, String label) {
    return new SecretKeySpec(DerivedKeys.derive(master, label, 32), HMAC);
  }

  @Override
  public String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String code(Purpose purpose) {
    return switch (purpose) {
      case SIGN_UP -> String.format(Locale.ROOT, "%06d", random.nextInt(SIGN_UP_CODES));
      case PASSWORD_RESET -> resetCode();
    };
  }

  private String resetCode() {
    byte[] code = new byte[RESET_CODE_LENGTH];
    random.nextBytes(code);
    for (int i = 0; i < code.length; i++) {
      // 256 is a multiple of 32, so each character is as likely as any other.
      code[i] = CROCKFORD[code[i] & 31];
    }
    return new String(code, US_ASCII);
  }

  @Override
  public Digest ofTicket(String ticket) {
    return digest(ticketKey, ticket);
  }

  @Override
  public Digest ofCode(Purpose purpose, String ticket, String code) {
    String read =
        switch (purpose) {
          case SIGN_UP -> code;
          case PASSWORD_RESET -> readCrockford(code);
        };
    return digest(keyOf(codeKeys, purpose), ticket, read);
  }

  @Override
  public Digest ofProof(Purpose purpose, String token) {
    return digest(keyOf(proofKeys, purpose), token);
  }

  private static SecretKey keyOf(Map<Purpose, SecretKey> keys, Purpose purpose) {
    SecretKey key = keys.get(purpose);
    if (key == null) {
      throw new IllegalStateException("every purpose has a key");
    }
    return key;
  }

  /** The code that a person meant by {@code typed}, as Crockford's alphabet reads it. */
  private static String readCrockford(String typed) {
    StringBuilder read = new StringBuilder(typed.length());
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (isSpaceOrDash(c)) {
        continue;
      }
      // Only ASCII letters change case: the long s and dotless i of other alphabets stay wrong.
      char upper = c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
      read.append(
          switch (upper) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            default -> upper;
          });
    }
    return read.toString();
  }

  /** All kinds of both, since mail programs and keyboards put in their own. */
  private static boolean isSpaceOrDash(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.DASH_PUNCTUATION;
  }

  @Override
  public byte[] key() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return key;
  }

  @Override
  public byte[] seal(byte[] bytes) {
    return seals.seal(bytes);
  }

  @Override
  public Optional<Unsealed> unseal(byte[] sealed) {
    return seals.unseal(sealed);
  }

  @Override
  public Fingerprint fingerprint(byte[] key, byte[] bytes) {
    return fingerprints.of(key, bytes);
  }

  /** Lengths go in before the texts, so that no two lists of texts give the same bytes. */
  private static Digest digest(SecretKey key, String... texts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      for (String text : texts) {
        // As UTF-16: UTF-8 would make one of all unpaired surrogates and the question mark.
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + Character.BYTES * text.length());
        bytes.putInt(text.length()).asCharBuffer().put(text);
        mac.update(bytes.array());
      }
      return new Digest(mac.doFinal());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
    }
  }
}
