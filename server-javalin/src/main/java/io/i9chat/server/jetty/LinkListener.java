package io.i9chat.server.jetty;

/** Hears what comes over one WebSocket connection. Its methods are called one at a time. */
public interface LinkListener {
  /** The connection is open; nothing is sent or asked for yet. */
  void opened(Link link);

  /** Now frames may be sent and asked for. */
  void ready();

  /**
   * A frame came. Its payload is gone when this returns, and {@link #next} is called then, unless
   * the next frame is asked for elsewhere.
   *
   * @return whether the next frame is asked for elsewhere
   */
  boolean heard(IncomingFrame frame);

  /** The next frame is to be asked for, now or later. */
  void next();

  /**
   * The connection is gone; called for every one that was opened.
   *
   * @param code with which it was closed, 1006 if it broke (RFC 6455, 7.4.1)
   */
  void gone(int code);
}
