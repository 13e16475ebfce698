package io.i9chat.server.address;

import java.util.concurrent.ConcurrentHashMap;

/**
 * How many of something there are for each key right now, and never more than a bound.
 *
 * @param <K> what they are counted by: an address, a person
 */
public final class Counts<K> {
  private final ConcurrentHashMap<K, Integer> held = new ConcurrentHashMap<>();
  private final int most;

  /** At most {@code most} for each key. */
  public Counts(int most) {
    this.most = most;
  }

  /** Counts one more, unless that would be too many; answers whether it did. */
  public boolean take(K key) {
    boolean[] taken = new boolean[1];
    held.compute(
        key,
        (k, count) -> {
          int before = count == null ? 0 : count;
          taken[0] = before < most;
          return taken[0] ? Integer.valueOf(before + 1) : count;
        });
    return taken[0];
  }

  /** One that was counted is gone. */
  public void giveBack(K key) {
    held.computeIfPresent(key, (k, count) -> count <= 1 ? null : count - 1);
  }
}
