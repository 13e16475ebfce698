package io.i9chat.server.ws;

/** A frame that waits to be sent to one peer. Its bytes may be shared, and are never changed. */
final class Waiting {
  /** What it is, and so what may become of it when the peer is slow. */
  enum Kind {
    /** The answer to a call. */
    RESULT,
    /** An event. */
    EVENT,
    /** An event of the moment, the first to be given up. */
    PASSING,
    /** What stands for the events that were given up. */
    RESYNC
  }

  private final byte[] bytes;
  private final Kind kind;

  Waiting(byte[] bytes, Kind kind) {
    this.bytes = bytes;
    this.kind = kind;
  }

  byte[] bytes() {
    return bytes;
  }

  Kind kind() {
    return kind;
  }
}
