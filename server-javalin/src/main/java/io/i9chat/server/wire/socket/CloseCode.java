package io.i9chat.server.wire.socket;

/** Why the server closes a connection, and what the client should do then. All codes are here. */
public enum CloseCode {
  /** A frame that is no call: mend the client. */
  BAD_FRAME(4001, "bad frame", "mend the client"),
  /** A frame above the limit: send less. */
  FRAME_TOO_LARGE(
      4002,
      "frame too large",
      "send less: a message to the server has at most 64 KiB (never 1009)"),
  /** No authentication in time, or another frame before it: authenticate first. */
  NOT_AUTHENTICATED(4003, "not authenticated", "authenticate first, within 10 seconds"),
  /** The token does not hold: stop, and sign in again. */
  AUTHENTICATION_FAILED(4004, "authentication failed", "stop, and sign in again"),
  /** The session ended: stop, and sign in again. */
  SESSION_ENDED(4005, "session ended", "stop, and sign in again"),
  /** More than 100 calls were refused by rate limits in 10 s: slow down before coming back. */
  RATE_LIMITED(
      4008,
      "too many calls",
      "slow down before coming back: more than 100 calls were rate-limited in 10 seconds"),
  /** Nothing came for two heartbeats: reconnect. */
  HEARTBEAT_LOST(4009, "heartbeat lost", "reconnect and sync"),
  /** The peer does not take what it is sent: reconnect and sync. */
  TOO_SLOW(4010, "too slow", "reconnect and sync"),
  /** The person or the address has too many connections: close others first. */
  TOO_MANY_CONNECTIONS(4011, "too many connections", "close others of this person first"),
  /** This node stops: reconnect after a jitter. */
  DRAINING(4013, "draining", "reconnect after a random wait, and sync"),
  /** A frame is not UTF-8 (RFC 6455, 7.4.1): mend the client. */
  NOT_UTF8(1007, "not UTF-8", "mend the client"),
  /** A bug here: reconnect. */
  ERROR(1011, "error", "reconnect and sync");

  private final int code;
  private final String reason;
  private final String advice;

  CloseCode(int code, String reason, String advice) {
    this.code = code;
    this.reason = reason;
    this.advice = advice;
  }

  /** The code, as RFC 6455, 7.4 has them. */
  public int code() {
    return code;
  }

  /** What is said beside it. */
  public String reason() {
    return reason;
  }

  /** What the client should do. */
  public String advice() {
    return advice;
  }
}
