package io.i9chat.server.jetty;

import java.nio.ByteBuffer;

/**
 * A frame of a peer.
 *
 * @param payload what it carries, to be read before the frame is dealt with
 * @param last whether a message ends with it
 */
public record IncomingFrame(Type type, ByteBuffer payload, boolean last) {
  /** What a frame is for. */
  public enum Type {
    /** Text, or what goes on with a message. */
    DATA,
    /** Binary data. */
    BINARY,
    /** A ping. */
    PING,
    /** A pong or close, which need no answer. */
    CONTROL
  }

  /** How many bytes it carries. */
  public int length() {
    return payload.remaining();
  }

  /** A copy of what it carries. */
  public byte[] bytes() {
    byte[] bytes = new byte[payload.remaining()];
    payload.slice().get(bytes);
    return bytes;
  }
}
