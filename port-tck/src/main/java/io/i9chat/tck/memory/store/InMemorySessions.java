package io.i9chat.tck.memory.store;

import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Session;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The sessions in memory, in the order they were opened. */
final class InMemorySessions implements Sessions {
  private final StoreState store;

  InMemorySessions(StoreState store) {
    this.store = store;
  }

  @Override
  public boolean open(Session session, @Nullable PasswordHash verified) {
    return store.locked(() -> {
      Account account = store.accounts.get(session.person());
      if (account == null || account.disabled()) {
        return false;
      }
      if (verified != null && !verified.equals(account.password())) {
        return false;
      }
      store.sessions.put(session.id(), session);
      return true;
    });
  }

  private List<Session> those(Predicate<Session> which) {
    return store.locked(() -> store.sessions.values().stream().filter(which).toList());
  }

  @Override
  public List<Session> find(Collection<SessionId> sessions) {
    return those(session -> sessions.contains(session.id()));
  }

  @Override
  public List<Session> of(PersonId person) {
    return those(session -> session.person().equals(person));
  }

  @Override
  public void used(SessionId session, Instant at) {
    store.locked(() ->
        store.sessions.computeIfPresent(
            session, (id, held) -> at.isAfter(held.lastUsedAt()) ? used(held, at) : held));
  }

  private static Session used(Session session, Instant at) {
    return new Session(
        session.id(),
        session.person(),
        session.device(),
        session.createdAt(),
        at,
        session.endsAt());
  }

  private Set<SessionId> end(Predicate<Session> which) {
    return store.locked(() -> {
      Set<SessionId> ended = new HashSet<>();
      those(which).forEach(session -> ended.add(session.id()));
      store.sessions.keySet().removeAll(ended);
      return Set.copyOf(ended);
    });
  }

  @Override
  public Set<SessionId> close(PersonId person, Collection<SessionId> sessions) {
    return end(session -> session.person().equals(person) && sessions.contains(session.id()));
  }

  @Override
  public Set<SessionId> closeOthers(PersonId person, SessionId kept) {
    return end(session -> session.person().equals(person) && !session.id().equals(kept));
  }

  @Override
  public int forget(Instant now) {
    return end(session -> !session.holdsAt(now)).size();
  }
}
