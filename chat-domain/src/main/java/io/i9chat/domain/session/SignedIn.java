package io.i9chat.domain.session;

import io.i9chat.domain.account.Me;
import io.i9chat.ports.model.account.Session;
import java.time.Instant;

/**
 * A session was opened.
 *
 * @param token what the device presents from now on; it is told only here
 * @param session the session as it is stored
 * @param me the person whose session it is
 */
public record SignedIn(String token, Session session, Me me) {
  /** When the session ends if it is not used: the earlier of its idle time and its maximum. */
  public Instant expiresAt() {
    return session.expiresAt();
  }

  /** When the session ends however much it is used, and with it the token and any cookie. */
  public Instant endsAt() {
    return session.endsAt();
  }

  /** The caller who presents the token. */
  public Caller caller() {
    return new Caller(session.person(), session.id());
  }

  @Override
  public String toString() {
    return "SignedIn[session=" + session.id() + "]";
  }
}
