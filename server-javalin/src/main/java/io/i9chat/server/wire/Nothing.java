package io.i9chat.server.wire;

/** An object without fields: the input of what takes none, and the answer of what has none. */
public record Nothing() {
  /** The one value. */
  public static final Nothing NOTHING = new Nothing();
}
