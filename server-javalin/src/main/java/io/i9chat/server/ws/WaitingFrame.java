package io.i9chat.server.ws;

import io.i9chat.ports.model.Username;
import org.jspecify.annotations.Nullable;

/** A frame that waits to be sent to one peer. Its bytes may be shared, and are never changed. */
final class WaitingFrame {
  /** What it is, and so what may become of it when the peer is slow. */
  enum Kind {
    /** The answer to a call. */
    RESULT,
    /** An event. */
    EVENT,
    /** An event of the moment, the first to be given up. */
    PASSING,
    /** How a person is: only a later one of the same person takes its place. */
    PRESENCE,
    /** What stands for the events that were given up. */
    RESYNC
  }

  private final byte[] bytes;
  private final Kind kind;
  private final @Nullable Username person;

  WaitingFrame(byte[] bytes, Kind kind) {
    this(bytes, kind, null);
  }

  private WaitingFrame(byte[] bytes, Kind kind, @Nullable Username person) {
    this.bytes = bytes;
    this.kind = kind;
    this.person = person;
  }

  static WaitingFrame presence(byte[] bytes, Username person) {
    return new WaitingFrame(bytes, Kind.PRESENCE, person);
  }

  /** Whether this says something newer of the person that {@code earlier} is about. */
  boolean replaces(WaitingFrame earlier) {
    return person != null && person.equals(earlier.person);
  }

  byte[] bytes() {
    return bytes;
  }

  Kind kind() {
    return kind;
  }
}
