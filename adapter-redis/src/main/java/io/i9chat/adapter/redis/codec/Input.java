package io.i9chat.adapter.redis.codec;

import io.i9chat.ports.model.PersonId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are read from the front to the end. Nothing is taken on trust: what does not fit what
 * is left is {@link Unreadable}, before anything of the announced size is made.
 */
final class Input {
  static final int NANOS_OF_MILLI = 1_000_000;

  /** Reads one value. */
  @FunctionalInterface
  interface Form<T> {
    T from(Input in) throws Unreadable;
  }

  private final ByteBuffer bytes;

  Input(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  int tag() throws Unreadable {
    return next() & 0xFF;
  }

  boolean flag() throws Unreadable {
    return number(1) == 1;
  }

  long number() throws Unreadable {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte part = next();
      long bits = part & 0x7F;
      if (bits << shift >>> shift != bits) {
        throw new Unreadable("a number of more than 64 bits");
      }
      number |= bits << shift;
      if (part >= 0) {
        return number;
      }
    }
    throw new Unreadable("a number without an end");
  }

  /** A number of 0 to {@code max}. */
  int number(int max) throws Unreadable {
    long number = number();
    if (number < 0 || number > max) {
      throw new Unreadable("%d where at most %d can be".formatted(number, max));
    }
    return (int) number;
  }

  /** How many follow, of which each takes a byte at least. */
  private int count() throws Unreadable {
    long count = number();
    if (count < 0 || count > bytes.remaining()) {
      throw new Unreadable(
          "%d announced where %d bytes are left".formatted(count, bytes.remaining()));
    }
    return (int) count;
  }

  long fixed() throws Unreadable {
    need(Long.BYTES);
    return bytes.getLong();
  }

  PersonId person() throws Unreadable {
    return new PersonId(id());
  }

  UUID id() throws Unreadable {
    need(2 * Long.BYTES);
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  String text() throws Unreadable {
    int length = count();
    ByteBuffer encoded = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new Unreadable("text that is not UTF-8", notUtf8);
    }
  }

  Instant time() throws Unreadable {
    long folded = number();
    long millis = folded >>> 1 ^ -(folded & 1);
    return Instant.ofEpochMilli(millis).plusNanos(number(NANOS_OF_MILLI - 1));
  }

  <T> @Nullable T optional(Form<T> form) throws Unreadable {
    return flag() ? form.from(this) : null;
  }

  /** As many as are announced. */
  <T> List<T> all(Form<T> form) throws Unreadable {
    int count = count();
    List<T> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(form.from(this));
    }
    return values;
  }

  /** That nothing is left. */
  void end() throws Unreadable {
    if (bytes.hasRemaining()) {
      throw new Unreadable(bytes.remaining() + " bytes behind the last signal");
    }
  }

  private byte next() throws Unreadable {
    need(1);
    return bytes.get();
  }

  private void need(int count) throws Unreadable {
    if (bytes.remaining() < count) {
      throw new Unreadable(
          "cut short: %d bytes where %d are needed".formatted(bytes.remaining(), count));
    }
  }
}
