package io.i9chat.domain.entry;

/**
 * An entry as one reader sees it: whole, or hidden if it is about a message that they may not see.
 */
public sealed interface SeenEntry permits NamedEntry, HiddenEntry {
  /** Its place in the log. */
  long seq();
}
