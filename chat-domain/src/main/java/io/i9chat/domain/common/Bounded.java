package io.i9chat.domain.common;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map of so many entries at most: the one that was put longest ago gives way. Not for several
 * threads at once.
 *
 * @param <K> its keys
 * @param <V> its values
 */
public final class Bounded<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int most;

  /** Empty. */
  public Bounded(int most) {
    this.most = most;
  }

  /** Puts an entry behind all others, also one that was there. */
  public void putNewest(K key, V value) {
    remove(key);
    put(key, value);
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
