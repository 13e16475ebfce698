package io.i9chat.adapter.redis.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What servers answer: numbers, bytes, lists of these, or nothing. */
public final class Answers {
  private Answers() {}

  /** A number. */
  public static long number(@Nullable Object answer) {
    if (answer instanceof Long number) {
      return number;
    }
    throw unexpected("a number", answer);
  }

  /** Bytes as text. */
  public static String text(@Nullable Object answer) {
    return new String(bytes(answer), UTF_8);
  }

  /** Bytes as text, if there are any. */
  public static @Nullable String textOrNull(@Nullable Object answer) {
    return answer == null ? null : text(answer);
  }

  /** Bytes. */
  public static byte[] bytes(@Nullable Object answer) {
    if (answer instanceof byte[] bytes) {
      return bytes;
    }
    throw unexpected("a text", answer);
  }

  /** A list; an empty one where there is nothing. */
  public static List<?> list(@Nullable Object answer) {
    if (answer == null) {
      return List.of();
    }
    if (answer instanceof List<?> list) {
      return list;
    }
    throw unexpected("a list", answer);
  }

  /** A list of texts. */
  public static List<String> texts(@Nullable Object answer) {
    List<String> texts = new ArrayList<>();
    for (Object each : list(answer)) {
      texts.add(text(each));
    }
    return texts;
  }

  private static IllegalStateException unexpected(String wanted, @Nullable Object answer) {
    String got = answer == null ? "nothing" : answer.getClass().getSimpleName();
    return new IllegalStateException("Redis answered " + got + " in the place of " + wanted);
  }
}
