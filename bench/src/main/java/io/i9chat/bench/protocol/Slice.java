package io.i9chat.bench.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** One JSON string where it lies in a buffer, without its quotes; reused from frame to frame. */
public final class Slice {
  private byte[] bytes = new byte[0];
  private int from;
  private int to;
  private boolean escaped;
  private boolean present;

  void set(byte[] bytes, int from, int to, boolean escaped) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.escaped = escaped;
    this.present = true;
  }

  void clear() {
    present = false;
  }

  /** False if the frame had no such string. */
  public boolean isPresent() {
    return present;
  }

  /** True if the string, its escapes resolved, is this text in UTF-8. */
  public boolean is(byte[] utf8) {
    if (!present) {
      return false;
    }
    return escaped
        ? toString().equals(new String(utf8, UTF_8))
        : Arrays.equals(bytes, from, to, utf8, 0, utf8.length);
  }

  /**
   * The number that follows the prefix, in plain decimal digits.
   *
   * @return -1 if the string does not start with the prefix or something else than one to nine
   *     digits follows
   */
  public int numberAfter(byte[] prefix) {
    if (!present) {
      return -1;
    }
    if (escaped) {
      byte[] plain = toString().getBytes(UTF_8);
      return number(plain, 0, plain.length, prefix);
    }
    return number(bytes, from, to, prefix);
  }

  private static int number(byte[] bytes, int from, int to, byte[] prefix) {
    int digits = from + prefix.length;
    if (to <= digits || to - digits > 9) {
      return -1;
    }
    if (!Arrays.equals(bytes, from, digits, prefix, 0, prefix.length)) {
      return -1;
    }
    int number = 0;
    for (int i = digits; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /** The text, its escapes resolved; empty if there was no such string. */
  @Override
  public String toString() {
    if (!present) {
      return "";
    }
    return escaped ? Escapes.resolve(bytes, from, to) : new String(bytes, from, to - from, UTF_8);
  }
}
