package io.i9chat.standin.gcs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request to an upload brings, by its {@code Content-Range}.
 *
 * @param first the first byte, {@code -1} for a question how far the upload got
 * @param length how many bytes, {@code -1} if that is not known before the end
 * @param total how many the object has, {@code -1} if that is not said
 * @param isOpen whether it says of no range and so brings the whole
 */
record ChunkRange(long first, long length, long total, boolean isOpen) {
  private static final Pattern ASKS = Pattern.compile("bytes \\*/([0-9]{1,18}|\\*)");
  private static final Pattern BRINGS =
      Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\\*)");

  /**
   * Reads the header.
   *
   * @param length of the body, {@code -1} if it is not said
   * @throws Refused if it is none, or says otherwise than the length
   */
  static ChunkRange of(@Nullable String header, long length) {
    if (header == null) {
      return new ChunkRange(0, length, length, true);
    }
    Matcher asks = ASKS.matcher(header);
    if (asks.matches() && length <= 0) {
      return new ChunkRange(-1, 0, number(asks.group(1)), false);
    }
    Matcher brings = BRINGS.matcher(header);
    if (!brings.matches()) {
      throw new Refused(400, "InvalidArgument", "the Content-Range is none");
    }
    long first = number(brings.group(1));
    long end = number(brings.group(2)) + 1;
    long total = number(brings.group(3));
    if (end <= first || length != end - first || (total >= 0 && end > total)) {
      throw new Refused(400, "InvalidArgument", "the Content-Range does not fit");
    }
    return new ChunkRange(first, length, total, false);
  }

  private static long number(String text) {
    return text.equals("*") ? -1 : Long.parseLong(text);
  }

  /** Whether it brings nothing, and asks how far the upload got. */
  boolean asks() {
    return first < 0;
  }
}
