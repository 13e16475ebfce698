package io.i9chat.server.operation;

/** Who may call an operation. */
public enum Access {
  /** Anybody. */
  PUBLIC,
  /** Only somebody with a session that holds. */
  SESSION
}
