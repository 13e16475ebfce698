package io.i9chat.adapter.redis.codec;

import java.util.Arrays;
import java.util.stream.Stream;

/** The classes that a sealed type permits, with those that these permit. */
final class Leaves {
  private Leaves() {}

  static Stream<Class<?>> of(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Leaves::of)
        : Stream.of(type);
  }
}
