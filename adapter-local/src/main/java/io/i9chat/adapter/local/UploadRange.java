package io.i9chat.adapter.local;

import io.i9chat.ports.media.MediaStore;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code PUT} to an upload brings: bytes {@code first} to {@code end}, without the latter.
 *
 * @param length of the body that carries it, -1 if that is not known
 * @param ends whether the sender told the size of the whole object, so that it can be complete
 * @param whole whether it is the object from its first byte, of which the bytes held are passed
 *     over; anything else must begin where the upload got to
 */
record UploadRange(long first, long end, long length, boolean ends, boolean whole) {
  // Up to 18 digits, so that they fit a long.
  private static final Pattern SHAPE =
      Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");

  /**
   * What the headers say, for an object of {@code size} bytes.
   *
   * @return empty if they make no sense, or are of an object of another size
   */
  static Optional<UploadRange> read(@Nullable String range, @Nullable String length, long size) {
    long known = length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
    if (range == null) {
      UploadRange all = new UploadRange(0, size, known, true, true);
      return known < 0 || known == size ? Optional.of(all) : Optional.empty();
    }
    Matcher parts = SHAPE.matcher(range.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    boolean ends = !parts.group(3).equals("*");
    if (ends && Long.parseLong(parts.group(3)) != size) {
      return Optional.empty();
    }
    if (parts.group(1) == null) {
      return Optional.of(new UploadRange(0, 0, 0, ends, false));
    }
    long first = Long.parseLong(parts.group(1));
    long end = Long.parseLong(parts.group(2)) + 1;
    boolean fits = first < end && end <= size && (known < 0 || known == end - first);
    return fits ? Optional.of(new UploadRange(first, end, known, ends, false)) : Optional.empty();
  }

  /**
   * Whether it ends where a chunk may: at a multiple of {@link MediaStore#CHUNK}, or at the end of
   * the object of {@code size} bytes.
   */
  boolean isAligned(long size) {
    return end == size || end % MediaStore.CHUNK == 0;
  }

  /**
   * Whether it brings nothing, and asks how far the upload got. The whole of an empty object brings
   * nothing either, but is no question.
   */
  boolean asks() {
    return first == end && !whole;
  }
}
