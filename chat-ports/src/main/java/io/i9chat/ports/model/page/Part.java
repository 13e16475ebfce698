package io.i9chat.ports.model.page;

import java.util.List;

/**
 * What a store read of what was asked for, up to a {@link PageBound}.
 *
 * @param more whether the bound kept something back
 */
public record Part<T>(List<T> items, boolean more) {
  /** Takes a copy of the list. */
  public Part {
    items = List.copyOf(items);
  }
}
