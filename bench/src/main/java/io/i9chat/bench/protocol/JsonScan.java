package io.i9chat.bench.protocol;

/**
 * A cursor over JSON in a byte range: steps into objects, compares keys where they lie, skips what
 * is not asked for, makes no object. It reads any order of keys, any white space and any escape. Of
 * what it skips it checks only that strings and brackets end inside the range.
 */
final class JsonScan {
  private final Slice key = new Slice();
  private byte[] bytes = new byte[0];
  private int at;
  private int end;

  /** Puts the cursor at the start of the range. */
  void over(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /** Steps into the object at the cursor. */
  void enterObject() {
    expect('{');
  }

  /** Goes on to the value of the next member; false behind the end of the object. */
  boolean nextMember() {
    byte next = peek();
    if (next == ',') {
      at++;
      next = peek();
    }
    if (next == '}') {
      at++;
      return false;
    }
    readString(key);
    expect(':');
    return true;
  }

  /** The key of the member at the cursor; the same instance each time. */
  Slice key() {
    return key;
  }

  /** Steps into the array at the cursor. */
  void enterArray() {
    expect('[');
  }

  /** Goes on to the next element; false behind the end of the array. */
  boolean nextElement() {
    byte next = peek();
    if (next == ',') {
      at++;
      return true;
    }
    if (next == ']') {
      at++;
      return false;
    }
    return true;
  }

  boolean atObject() {
    return peek() == '{';
  }

  boolean atArray() {
    return peek() == '[';
  }

  boolean atTrue() {
    return peek() == 't';
  }

  boolean atString() {
    return peek() == '"';
  }

  boolean atNumber() {
    byte next = peek();
    return next == '-' || (next >= '0' && next <= '9');
  }

  /** True behind the last value, with nothing but white space left. */
  boolean atEnd() {
    skipWhiteSpace();
    return at == end;
  }

  /** Reads the string at the cursor. */
  void readString(Slice into) {
    expect('"');
    int from = at;
    boolean escaped = false;
    while (at < end) {
      byte b = bytes[at];
      if (b == '"') {
        into.set(bytes, from, at, escaped);
        at++;
        return;
      }
      if (b == '\\') {
        escaped = true;
        at++;
      }
      at++;
    }
    throw new Malformed("a string without an end");
  }

  /** Reads the integer at the cursor; a fraction or exponent is malformed, as is over 18 digits. */
  long readLong() {
    boolean negative = peek() == '-';
    if (negative) {
      at++;
    }
    int from = at;
    long number = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      number = 10 * number + (bytes[at] - '0');
      at++;
    }
    boolean whole = at == end || (bytes[at] != '.' && bytes[at] != 'e' && bytes[at] != 'E');
    if (!whole || at == from || at - from > 18) {
      throw new Malformed("something else than an integer");
    }
    return negative ? -number : number;
  }

  /** Reads the string under {@code name} of the object that begins here, past its end. */
  void readMember(byte[] name, Slice into) {
    enterObject();
    while (nextMember()) {
      if (key().is(name) && atString()) {
        readString(into);
      } else {
        skip();
      }
    }
  }

  /** Skips the value at the cursor, whatever it is. */
  void skip() {
    switch (peek()) {
      case '"' -> skipString();
      case '{', '[' -> skipNested();
      default -> skipScalar();
    }
  }

  private void skipScalar() {
    int from = at;
    while (at < end && !endsScalar(bytes[at])) {
      at++;
    }
    if (at == from) {
      throw new Malformed("no value where one should be");
    }
  }

  private static boolean endsScalar(byte b) {
    return b == ',' || b == '}' || b == ']' || b == ':' || isWhiteSpace(b);
  }

  private void skipNested() {
    int depth = 0;
    while (at < end) {
      byte b = bytes[at];
      if (b == '"') {
        skipString();
        continue;
      }
      at++;
      if (b == '{' || b == '[') {
        depth++;
      } else if (b == '}' || b == ']') {
        depth--;
        if (depth == 0) {
          return;
        }
      }
    }
    throw new Malformed("an object or array without an end");
  }

  private void skipString() {
    at++;
    while (at < end) {
      byte b = bytes[at];
      at++;
      if (b == '"') {
        return;
      }
      if (b == '\\') {
        at++;
      }
    }
    throw new Malformed("a string without an end");
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw new Malformed("'" + (char) bytes[at] + "' where '" + wanted + "' should be");
    }
    at++;
  }

  private byte peek() {
    skipWhiteSpace();
    if (at >= end) {
      throw new Malformed("the text ends too early");
    }
    return bytes[at];
  }

  private void skipWhiteSpace() {
    while (at < end && isWhiteSpace(bytes[at])) {
      at++;
    }
  }

  private static boolean isWhiteSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
