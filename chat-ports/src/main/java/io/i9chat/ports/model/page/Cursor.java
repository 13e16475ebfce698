package io.i9chat.ports.model.page;

/** Which way to read from where; the seq itself is not part of the page. */
public sealed interface Cursor {
  /** The newest entries below {@code seq}; {@link Long#MAX_VALUE} for the newest of all. */
  record Before(long seq) implements Cursor {}

  /** The oldest entries above {@code seq}. */
  record After(long seq) implements Cursor {}
}
