package io.i9chat.ports.model;

import org.jspecify.annotations.Nullable;

/** The encoding of Unicode labels in ASCII (RFC 3492), without the prefix {@code xn--}. */
final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_CODE = 0x80;

  private Punycode() {}

  /**
   * Encodes a label (RFC 3492, 6.3).
   *
   * @param label at least one code point, the ASCII ones in lower case
   * @param max the greatest number of characters
   * @return {@code null} if it would have more
   */
  static @Nullable String encode(int[] label, int max) {
    StringBuilder encoded = new StringBuilder();
    for (int character : label) {
      if (character < FIRST_CODE) {
        encoded.append((char) character);
      }
    }
    int basic = encoded.length();
    int handled = basic;
    if (basic > 0) {
      encoded.append('-');
    }
    int code = FIRST_CODE;
    long delta = 0;
    int bias = FIRST_BIAS;
    while (handled < label.length && encoded.length() <= max) {
      int next = smallestFrom(label, code);
      delta += (long) (next - code) * (handled + 1);
      code = next;
      for (int character : label) {
        if (character < code) {
          delta++;
        } else if (character == code) {
          append(encoded, delta, bias);
          bias = adapted(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      code++;
    }
    return encoded.length() <= max ? encoded.toString() : null;
  }

  private static int smallestFrom(int[] label, int code) {
    int smallest = Integer.MAX_VALUE;
    for (int character : label) {
      if (character >= code && character < smallest) {
        smallest = character;
      }
    }
    return smallest;
  }

  /** Writes a number as one of variable length (RFC 3492, 3.3). */
  private static void append(StringBuilder encoded, long number, int bias) {
    long left = number;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.clamp(k - bias, T_MIN, T_MAX);
      if (left < threshold) {
        encoded.append(digit((int) left));
        return;
      }
      encoded.append(digit((int) (threshold + (left - threshold) % (BASE - threshold))));
      left = (left - threshold) / (BASE - threshold);
    }
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  /** RFC 3492, 6.1. */
  private static int adapted(long delta, int count, boolean first) {
    long left = first ? delta / DAMP : delta / 2;
    left += left / count;
    int k = 0;
    while (left > (BASE - T_MIN) * T_MAX / 2) {
      left /= BASE - T_MIN;
      k += BASE;
    }
    return k + (int) ((BASE - T_MIN + 1) * left / (left + SKEW));
  }
}
