package io.i9chat.domain.account;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.live.Signal;
import java.util.Set;

/** What follows when sessions have ended in the store: this node forgets them, all nodes hear. */
final class SessionEndings {
  private final SessionCache cache;
  private final Signals signals;

  SessionEndings(SessionCache cache, Signals signals) {
    this.cache = cache;
    this.signals = signals;
  }

  void tell(PersonId person, Set<SessionId> ended) {
    if (ended.isEmpty()) {
      return;
    }
    cache.drop(ended);
    try {
      signals.publish(new Signal.SessionsEnded(person, ended));
    } catch (PortFailure busDown) {
      // They have ended, signalled or not: failing now would make the caller repeat what is done.
      // Every node reads the sessions of its open connections again within 30 seconds.
      return;
    }
  }
}
