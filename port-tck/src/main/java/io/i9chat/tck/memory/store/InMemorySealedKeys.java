package io.i9chat.tck.memory.store;

import io.i9chat.ports.ops.SealedKeys;
import java.util.Arrays;

/** The sealed keys in memory. */
final class InMemorySealedKeys implements SealedKeys {
  private final StoreState store;

  InMemorySealedKeys(StoreState store) {
    this.store = store;
  }

  @Override
  public byte[] obtain(String name, byte[] offered) {
    return store.locked(() -> store.keys.computeIfAbsent(name, unset -> offered.clone()).clone());
  }

  @Override
  public boolean replace(String name, byte[] held, byte[] next) {
    return store.locked(() -> {
      boolean still = Arrays.equals(held, store.keys.get(name));
      if (still) {
        store.keys.put(name, next.clone());
      }
      return still;
    });
  }
}
