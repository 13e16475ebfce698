package io.i9chat.domain.common;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What has been told of each key, and what came during the pause after it: so that of one key not
 * more is told than one value in a pause, and then the latest. How long a pause is, and who tells,
 * is its user's business.
 *
 * @param <K> what values are about
 * @param <V> what is told
 */
public final class Pauses<K, V> {
  private final BiPredicate<V, V> isNews;
  private final BinaryOperator<V> after;
  private final Map<K, Pause<V>> pauses = new ConcurrentHashMap<>();

  /** What was told last, and what waits, if any news came. */
  private record Pause<V>(V told, @Nullable V waiting) {}

  /**
   * Without pauses.
   *
   * @param isNews whether the first value is news to those who know the second
   * @param after what is left to tell of the first value to those who were told the second
   */
  public Pauses(BiPredicate<V, V> isNews, BinaryOperator<V> after) {
    this.isNews = isNews;
    this.after = after;
  }

  /** Whether a value is to be told now, which begins a pause; else it waits if it is news. */
  public boolean begins(K key, V value) {
    boolean[] begins = new boolean[1];
    pauses.compute(
        key,
        (same, pause) -> {
          begins[0] = pause == null;
          return pause == null ? new Pause<>(value, null) : with(pause, value);
        });
    return begins[0];
  }

  private Pause<V> with(Pause<V> pause, V value) {
    V before = pause.waiting() == null ? pause.told() : pause.waiting();
    return isNews.test(value, before)
        ? new Pause<>(pause.told(), after.apply(value, pause.told()))
        : pause;
  }

  /** Ends a pause: what waits is to be told now, and begins another; {@code null} if none does. */
  public @Nullable V ends(K key) {
    Pause<V> next =
        pauses.computeIfPresent(
            key,
            (same, pause) -> pause.waiting() == null ? null : new Pause<>(pause.waiting(), null));
    return next == null ? null : next.told();
  }
}
