package io.i9chat.bench.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The escapes of a JSON string (RFC 8259, section 7). */
final class Escapes {
  private Escapes() {}

  /** The text of a string's bytes, given without the quotes. */
  static String resolve(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    int at = from;
    while (at < to) {
      int plain = at;
      while (at < to && bytes[at] != '\\') {
        at++;
      }
      text.append(new String(bytes, plain, at - plain, UTF_8));
      if (at < to) {
        at = escape(bytes, at + 1, to, text);
      }
    }
    return text.toString();
  }

  private static int escape(byte[] bytes, int at, int to, StringBuilder text) {
    if (at >= to) {
      throw new Malformed("an escape at the end of a string");
    }
    switch (bytes[at]) {
      case '"', '\\', '/' -> text.append((char) bytes[at]);
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case 'n' -> text.append('\n');
      case 'r' -> text.append('\r');
      case 't' -> text.append('\t');
      case 'u' -> {
        text.append(unit(bytes, at + 1, to));
        return at + 5;
      }
      default -> throw new Malformed("an escape that does not exist");
    }
    return at + 1;
  }

  private static char unit(byte[] bytes, int at, int to) {
    int unit = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = i < to ? Character.digit(bytes[i], 16) : -1;
      if (digit < 0) {
        throw new Malformed("a \\u escape without four hexadecimal digits");
      }
      unit = 16 * unit + digit;
    }
    return (char) unit;
  }
}
