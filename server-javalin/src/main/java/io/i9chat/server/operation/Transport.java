package io.i9chat.server.operation;

/** A way in. */
public enum Transport {
  /** HTTP requests. */
  HTTP,
  /** Frames of a WebSocket connection. */
  WEBSOCKET
}
