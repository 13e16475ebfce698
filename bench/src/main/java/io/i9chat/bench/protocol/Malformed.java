package io.i9chat.bench.protocol;

/** What the server sent is not JSON, or not of the shape that the protocol gives it. */
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was found. */
  public Malformed(String message) {
    super(message);
  }
}
