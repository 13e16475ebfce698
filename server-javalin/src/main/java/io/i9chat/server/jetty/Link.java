package io.i9chat.server.jetty;

import java.nio.ByteBuffer;

/** The way to the peer of one WebSocket connection. What fails ends the connection by itself. */
public interface Link {
  /** Sends a message of text in UTF-8 together with the next one that is sent. */
  void gather(byte[] message);

  /** Sends a message of text in UTF-8, and runs {@code sent} when it has left. */
  void send(byte[] message, Runnable sent);

  /**
   * Sends a part of a large message of text in UTF-8 (RFC 6455, 5.4), to be followed by the others.
   *
   * @param from where in {@code message} the part begins
   * @param length how many bytes it has
   * @param sent run when it has left
   */
  void sendPart(byte[] message, int from, int length, Runnable sent);

  /** Sends a ping, ahead of what is to be sent after it. */
  void ping();

  /** Sends a pong, and runs {@code sent} when it has left. */
  void pong(ByteBuffer payload, Runnable sent);

  /** Asks for the next frame of the peer. */
  void demand();

  /** Closes the connection behind what was sent. */
  void close(int code, String reason);

  /** Ends the connection without a word. */
  void abort();
}
