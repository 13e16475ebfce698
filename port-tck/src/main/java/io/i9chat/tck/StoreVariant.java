package io.i9chat.tck;

import io.i9chat.ports.StorePorts;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Stores with one port in the place of another: one that fails, counts or watches. */
public final class StoreVariant {
  private StoreVariant() {}

  /**
   * The ports of {@code store} with another one in the place of its port of {@code type}.
   *
   * @throws IllegalArgumentException if no port of a store has that type
   */
  public static <T> StorePorts with(StorePorts store, Class<T> type, T port) {
    RecordComponent[] parts = StorePorts.class.getRecordComponents();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    if (!Arrays.asList(types).contains(type)) {
      throw new IllegalArgumentException("no port of a store: " + type);
    }
    try {
      Object[] ports = new Object[parts.length];
      for (int i = 0; i < parts.length; i++) {
        ports[i] = types[i] == type ? port : parts[i].getAccessor().invoke(store);
      }
      return StorePorts.class.getDeclaredConstructor(types).newInstance(ports);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
