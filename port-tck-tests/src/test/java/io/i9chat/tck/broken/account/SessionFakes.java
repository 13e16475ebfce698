package io.i9chat.tck.broken.account;

import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Session;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.OverStore.OverSessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sessions that break a rule each. */
public final class SessionFakes {
  private SessionFakes() {}

  private static Fake session(String rule, String how, Function<Sessions, Sessions> breaking) {
    return Fake.ofPort(
        rule,
        how,
        Cases.SessionsCase.class,
        Sessions.class,
        good -> breaking.apply(good.sessions()));
  }

  public static List<Fake> all() {
    List<Fake> fakes =
        new ArrayList<>(
            List.of(
                session(
                    "SESSIONS-1",
                    "the verified hash is not looked at",
                    good ->
                        new OverSessions(good) {
                          @Override
                          public boolean open(Session session, @Nullable PasswordHash verified) {
                            return real.open(session, null);
                          }
                        }),
                session(
                    "SESSIONS-2",
                    "a look that began before a closing is remembered",
                    good ->
                        new OverSessions(good) {
                          private final Map<Set<SessionId>, List<Session>> cache =
                              new ConcurrentHashMap<>();

                          @Override
                          public List<Session> find(Collection<SessionId> ids) {
                            return cache.computeIfAbsent(Set.copyOf(ids), key -> real.find(ids));
                          }
                        })));
    fakes.addAll(moreSessions());
    return fakes;
  }

  private static List<Fake> moreSessions() {
    return List.of(
        session(
            "SESSIONS-3",
            "anybody can close a session",
            good ->
                new OverSessions(good) {
                  @Override
                  public Set<SessionId> close(PersonId person, Collection<SessionId> ids) {
                    Set<SessionId> closed = new HashSet<>();
                    real.find(ids).forEach(s -> closed.addAll(real.close(s.person(), ids)));
                    return closed;
                  }
                }),
        session(
            "SESSIONS-4",
            "newest first",
            good ->
                new OverSessions(good) {
                  @Override
                  public List<Session> of(PersonId person) {
                    return real.of(person).reversed();
                  }
                }),
        session("SESSIONS-5", "the last call is the last use", BrokenSessions.LastCall::new),
        session("SESSIONS-5", "a use brings a session back", BrokenSessions.Reviving::new),
        session(
            "SESSIONS-6",
            "forgetting goes a second too far",
            good ->
                new OverSessions(good) {
                  @Override
                  public int forget(Instant now) {
                    return real.forget(now.plusSeconds(1));
                  }
                }));
  }
}
