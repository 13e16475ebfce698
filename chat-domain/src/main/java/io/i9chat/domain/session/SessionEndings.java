package io.i9chat.domain.session;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.live.Signal;
import java.util.Set;

/** What follows when sessions have ended in the store: this node forgets them, all nodes hear. */
public final class SessionEndings {
  private final SessionCache cache = new SessionCache();
  private final Signals signals;

  /** Tells the nodes by these. */
  public SessionEndings(Signals signals) {
    this.signals = signals;
  }

  /**
   * The sessions that this node remembers; to be subscribed to the signals, so that those which end
   * on another node are forgotten here at once.
   */
  public SessionCache cache() {
    return cache;
  }

  /** Tells that these sessions have ended; as far as the bus works. */
  public void tell(PersonId person, Set<SessionId> ended) {
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
