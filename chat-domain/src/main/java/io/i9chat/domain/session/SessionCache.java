package io.i9chat.domain.session;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.live.Signal;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Sessions that were found to hold within the last second, so that a busy connection does not read
 * the store for every call. Ended ones drop out as soon as a signal tells; subscribe it to the
 * signals. Holds at most 10,000.
 */
public final class SessionCache implements Signals.Listener {
  private static final int MOST = 10_000;

  private final ConcurrentHashMap<SessionId, Seen> seen = new ConcurrentHashMap<>();
  private final AtomicLong endings = new AtomicLong();

  private record Seen(Session session, Instant at) {}

  SessionCache() {}

  /** The session as it was within the last second, or as {@code read} finds it now. */
  Optional<Session> find(SessionId id, Instant now, Supplier<Optional<Session>> read) {
    Seen known = seen.get(id);
    if (known != null
        && !now.isBefore(known.at())
        && now.isBefore(known.at().plus(AccountLimits.SESSION_CACHED))) {
      return Optional.of(known.session());
    }
    long before = endings.get();
    Optional<Session> found = read.get();
    found.ifPresent(session -> keep(before, new Seen(session, now)));
    return found;
  }

  private void keep(long before, Seen fresh) {
    if (seen.size() >= MOST) {
      // Everything in here is worth one second; forgetting it costs a read each and no bookkeeping.
      seen.clear();
    }
    // Whatever ended while the store was read may be this session. Counting and dropping happen in
    // that order, and this step excludes the dropping, so an ended session cannot stay.
    seen.compute(fresh.session().id(), (id, old) -> endings.get() == before ? fresh : null);
  }

  void drop(Collection<SessionId> ended) {
    endings.incrementAndGet();
    ended.forEach(seen::remove);
  }

  @Override
  public void on(Signal signal) {
    if (signal instanceof Signal.SessionsEnded ended) {
      drop(ended.sessions());
    }
  }

  @Override
  public void gap() {
    endings.incrementAndGet();
    seen.clear();
  }

  int size() {
    return seen.size();
  }
}
