package io.i9chat.server.wire.socket;

/**
 * The arguments of {@code authenticate}.
 *
 * @param token of the session that the connection is to be of
 */
public record Token(String token) {
  @Override
  public String toString() {
    return "(a token)";
  }
}
