package io.i9chat.adapter.local;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of an object that a download asks for (RFC 9110, 14.1.2): bytes {@code first} to {@code
 * last}, both included. Nothing satisfies it if the object ends before {@code first}.
 */
record ByteRange(long first, long last) {
  // Up to 18 digits, so that they fit a long.
  private static final Pattern ONE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

  /**
   * The one range that a header asks for of {@code size} bytes.
   *
   * @return empty if all of it is asked for, or what is asked for is not understood: more ranges
   *     than one are answered with the whole, which a server may (RFC 9110, 14.2); so is any range
   *     of an empty object, for some clients always send one
   */
  static Optional<ByteRange> read(@Nullable String header, long size) {
    Matcher parts = header == null ? null : ONE.matcher(header);
    if (size == 0 || parts == null || !parts.matches()) {
      return Optional.empty();
    }
    String from = parts.group(1);
    String to = parts.group(2);
    if (from.isEmpty()) {
      return to.isEmpty() ? Optional.empty() : Optional.of(suffix(Long.parseLong(to), size));
    }
    long first = Long.parseLong(from);
    long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
    return first > last
        ? Optional.empty()
        : Optional.of(new ByteRange(first, Math.min(last, size - 1)));
  }

  private static ByteRange suffix(long length, long size) {
    // The last 0 bytes are none, which begin at the end.
    return new ByteRange(length == 0 ? size : Math.max(0, size - length), size - 1);
  }

  boolean isSatisfiable(long size) {
    return first < size;
  }

  long length() {
    return last - first + 1;
  }
}
