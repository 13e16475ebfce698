package io.i9chat.server.operation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All operations, by name. */
public final class Catalogue {
  private final Map<String, Operation<?, ?>> operations = new LinkedHashMap<>();

  /** A catalogue of these operations, area by area. */
  public Catalogue(List<List<Operation<?, ?>>> areas) {
    for (List<Operation<?, ?>> area : areas) {
      for (Operation<?, ?> operation : area) {
        if (operations.put(operation.name(), operation) != null) {
          throw new IllegalArgumentException("two operations are named " + operation.name());
        }
      }
    }
  }

  /** All operations, in the order they were declared. */
  public Collection<Operation<?, ?>> all() {
    return operations.values();
  }

  /** The operation of this name, {@code null} if there is none. */
  public @Nullable Operation<?, ?> find(String name) {
    return operations.get(name);
  }
}
