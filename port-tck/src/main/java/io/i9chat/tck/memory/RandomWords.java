package io.i9chat.tck.memory;

import java.security.SecureRandom;
import java.util.Base64;

/** Words that cannot be guessed. */
final class RandomWords {
  /** Crockford's base32, in the order of the values. */
  static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final String DIGITS = "0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomWords() {}

  /** 256 bits in base64url. */
  static String token() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String digits(int length) {
    return of(DIGITS, length);
  }

  static String crockford(int length) {
    return of(CROCKFORD, length);
  }

  private static String of(String alphabet, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    }
    return word.toString();
  }
}
