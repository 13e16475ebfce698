package io.i9chat.server.ws;

/** Why the server closes a connection, and what the client should do then. All codes are here. */
enum CloseCode {
  /** A frame that is no call: mend the client. */
  BAD_FRAME(4001, "bad frame"),
  /** A frame above the limit: send less. */
  FRAME_TOO_LARGE(4002, "frame too large"),
  /** No authentication in time, or another frame before it: authenticate first. */
  NOT_AUTHENTICATED(4003, "not authenticated"),
  /** The token does not hold: stop, and sign in again. */
  AUTHENTICATION_FAILED(4004, "authentication failed"),
  /** The session ended: stop, and sign in again. */
  SESSION_ENDED(4005, "session ended"),
  /** More than 100 calls were refused by rate limits in 10 s: slow down before coming back. */
  RATE_LIMITED(4008, "too many calls"),
  /** Nothing came for two heartbeats: reconnect. */
  HEARTBEAT_LOST(4009, "heartbeat lost"),
  /** The peer does not take what it is sent: reconnect and sync. */
  TOO_SLOW(4010, "too slow"),
  /** The person or the address has too many connections: close others first. */
  TOO_MANY_CONNECTIONS(4011, "too many connections"),
  /** This node stops: reconnect after a jitter. */
  DRAINING(4013, "draining"),
  /** A frame is not UTF-8 (RFC 6455, 7.4.1): mend the client. */
  NOT_UTF8(1007, "not UTF-8"),
  /** A bug here: reconnect. */
  ERROR(1011, "error");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  int code() {
    return code;
  }

  String reason() {
    return reason;
  }
}
