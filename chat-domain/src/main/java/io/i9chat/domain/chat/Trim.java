package io.i9chat.domain.chat;

import io.i9chat.ports.model.chat.Entry;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** How much of what was read fits a page of {@link PageLimit#BYTES}; always at least one item. */
final class Trim {
  private Trim() {}

  /** How many entries from the first on fit into {@code bytes}. */
  static int first(List<Entry> entries, int bytes) {
    return first(entries, bytes, PageLimit::weight);
  }

  /** How many of {@code parts} from the first on fit into {@code bytes}. */
  static <T> int first(List<T> parts, int bytes, ToIntFunction<T> weight) {
    int left = bytes;
    for (int i = 0; i < parts.size(); i++) {
      left -= weight.applyAsInt(parts.get(i));
      if (left < 0) {
        return Math.max(1, i);
      }
    }
    return parts.size();
  }

  /** The bytes that the first entry needs, without which a page makes no progress. */
  static int least(List<Entry> entries) {
    return entries.isEmpty() ? 0 : PageLimit.weight(entries.getFirst());
  }

  /** How many parts from the first on fit a page, without splitting those of equal time. */
  static <T> int unsplit(List<T> parts, Function<T, Instant> time, ToIntFunction<T> weight) {
    int left = PageLimit.BYTES;
    int cut = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0 && !time.apply(parts.get(i)).equals(time.apply(parts.get(i - 1)))) {
        cut = i;
      }
      left -= weight.applyAsInt(parts.get(i));
      if (left < 0 && cut > 0) {
        return cut;
      }
    }
    return parts.size();
  }
}
