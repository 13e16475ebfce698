package io.i9chat.domain.account;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Session;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sessions that count what they are asked, and can fail to note a use. */
public final class WatchedSessions implements Sessions {
  private final Sessions sessions;
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger finds = new AtomicInteger();
  private final AtomicInteger uses = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean failing;

  WatchedSessions(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public boolean open(Session session, @Nullable PasswordHash verified) {
    opened.incrementAndGet();
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new PortFailure("no answer in time");
    }
    return sessions.open(session, verified);
  }

  @Override
  public List<Session> find(Collection<SessionId> some) {
    finds.incrementAndGet();
    return sessions.find(some);
  }

  @Override
  public List<Session> of(PersonId person) {
    return sessions.of(person);
  }

  @Override
  public void used(SessionId session, Instant at) {
    if (failing) {
      throw new PortFailure("the disk is full");
    }
    uses.incrementAndGet();
    sessions.used(session, at);
  }

  @Override
  public Set<SessionId> close(PersonId person, Collection<SessionId> some) {
    return sessions.close(person, some);
  }

  @Override
  public Set<SessionId> closeOthers(PersonId person, SessionId kept) {
    return sessions.closeOthers(person, kept);
  }

  @Override
  public int forget(Instant now) {
    return sessions.forget(now);
  }

  /** The next {@code times} openings fail. */
  public void failToOpen(int times) {
    failures.set(times);
  }

  public void failToNote() {
    failing = true;
  }

  public int opened() {
    return opened.get();
  }

  public int finds() {
    return finds.get();
  }

  public int uses() {
    return uses.get();
  }
}
