package io.i9chat.server.ws;

/** The server closed the connection instead of answering. */
public final class ClosedConnection extends IllegalStateException {
  private static final long serialVersionUID = 1L;
  private final int code;

  ClosedConnection(int code) {
    super("closed " + code);
    this.code = code;
  }

  /** The code it closed with. */
  public int code() {
    return code;
  }
}
