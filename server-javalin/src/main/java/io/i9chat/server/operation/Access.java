package io.i9chat.server.operation;

/** Who may call an operation. */
public enum Access {
  /** Any caller. */
  PUBLIC,
  /** Only a caller with a session that holds. */
  SESSION
}
