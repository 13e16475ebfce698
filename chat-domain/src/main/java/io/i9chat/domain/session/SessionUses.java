package io.i9chat.domain.session;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.account.Session;
import java.time.Instant;

/**
 * Keeps the last use of sessions to the hour: a write for each call would cost more than it says.
 */
final class SessionUses {
  private final Sessions sessions;

  SessionUses(Sessions sessions) {
    this.sessions = sessions;
  }

  static boolean isDue(Session session, Instant now) {
    return !now.isBefore(session.lastUsedAt().plus(AccountLimits.USE_KEPT_TO));
  }

  /** Notes a use if an hour has passed since the last; the session as it then is. */
  Session note(Session session, Instant now) {
    if (!isDue(session, now)) {
      return session;
    }
    try {
      sessions.used(session.id(), now);
    } catch (PortFailure notNoted) {
      // The store answered that the session holds; a note that the next call makes again is no
      // reason to refuse this one.
      return session;
    }
    return new Session(
        session.id(),
        session.person(),
        session.device(),
        session.createdAt(),
        now,
        session.endsAt());
  }
}
