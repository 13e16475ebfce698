package io.i9chat.ports.model.page;

import io.i9chat.ports.model.log.Entry;
import java.util.List;

/**
 * Part of a log, read in one snapshot.
 *
 * @param entries in seq order
 * @param more whether the snapshot holds more in the direction asked
 * @param head the last seq of the chat in the snapshot, 0 if it has no entries
 */
public record LogPage(List<Entry> entries, boolean more, long head) {
  /** Takes a copy of the list. */
  public LogPage {
    entries = List.copyOf(entries);
  }
}
