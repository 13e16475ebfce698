package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.chat.Watermarks;

/**
 * Somebody's watermarks in a chat.
 *
 * @param readMessages how many messages there are up to {@code read}
 */
record Marks(Watermarks at, long readMessages) {
  static final Marks NONE = new Marks(Watermarks.NONE, 0);
}
