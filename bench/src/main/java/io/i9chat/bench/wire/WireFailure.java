package io.i9chat.bench.wire;

import java.io.IOException;

/** The peer broke RFC 6455, or refused the handshake; the connection cannot go on. */
public final class WireFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says in one line what the peer did. */
  public WireFailure(String message) {
    super(message);
  }
}
