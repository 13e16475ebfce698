package io.i9chat.adapter.redis.codec;

/** Bytes that are no signals of a version that this node knows. What they told is lost here. */
public class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  Unreadable(String message) {
    super(message);
  }

  Unreadable(String message, Exception cause) {
    super(message, cause);
  }
}
