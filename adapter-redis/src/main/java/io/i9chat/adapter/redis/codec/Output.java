package io.i9chat.adapter.redis.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Bytes that grow as values are put behind each other; {@link Input} reads the same forms. */
final class Output {
  private static final int FIRST_SIZE = 256;
  private static final int LONGEST_NUMBER = 10;

  private byte[] bytes = new byte[FIRST_SIZE];
  private int size;

  /** One byte that says what follows. */
  void tag(int tag) {
    room(1);
    bytes[size++] = (byte) tag;
  }

  void flag(boolean is) {
    tag(is ? 1 : 0);
  }

  /** Seven bits a byte, the lowest first: small numbers are short, negative ones take ten bytes. */
  void number(long number) {
    room(LONGEST_NUMBER);
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Eight bytes, the highest first. */
  void fixed(long number) {
    room(Long.BYTES);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[size++] = (byte) (number >>> shift);
    }
  }

  void id(UUID id) {
    fixed(id.getMostSignificantBits());
    fixed(id.getLeastSignificantBits());
  }

  /** The number of bytes, and the text in UTF-8. */
  void text(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    room(encoded.length);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
  }

  /** The milliseconds since 1970, those before it between them, and the nanoseconds above. */
  void time(Instant time) {
    long millis = time.toEpochMilli();
    number((millis << 1) ^ (millis >> (Long.SIZE - 1)));
    number(time.getLong(ChronoField.NANO_OF_SECOND) % Input.NANOS_OF_MILLI);
  }

  /** A flag that says whether there is a value, and the value. */
  <T> void optional(@Nullable T value, BiConsumer<Output, T> form) {
    flag(value != null);
    if (value != null) {
      form.accept(this, value);
    }
  }

  /** How many there are, and each of them. */
  <T> void all(Collection<T> values, BiConsumer<Output, T> form) {
    number(values.size());
    for (T value : values) {
      form.accept(this, value);
    }
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
