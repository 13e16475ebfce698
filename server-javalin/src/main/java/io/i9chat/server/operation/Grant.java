package io.i9chat.server.operation;

import io.i9chat.domain.session.Caller;
import java.time.Instant;

/**
 * A session that an operation made, for its transport to take up: HTTP may put the token into a
 * cookie, a WebSocket connection becomes the session's.
 *
 * @param token what a client presents from now on
 * @param endsAt when it stops being accepted whatever happens
 * @param cookie whether the caller wants the token in a cookie, and not in the answer
 */
public record Grant(Caller caller, String token, Instant endsAt, boolean cookie) {
  @Override
  public String toString() {
    return "Grant[caller=" + caller + "]";
  }
}
