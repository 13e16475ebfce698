package io.i9chat.tck.broken;

import io.i9chat.ports.account.OneTimeCodes;
import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Proof;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Session;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.broken.OverStore.OverCodes;
import io.i9chat.tck.broken.OverStore.OverSessions;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sessions and codes that break a rule each. */
final class StoreFakes {
  private StoreFakes() {}

  static List<Fake> all() {
    List<Fake> fakes = new ArrayList<>(sessions());
    fakes.addAll(codes());
    return fakes;
  }

  private static Fake session(String rule, String how, Function<Sessions, Sessions> breaking) {
    return new Fake(
        rule,
        how,
        Cases.SignInCase.class,
        () -> {
          var good = InMemoryPorts.freshStore();
          return OverStore.with(good, Sessions.class, breaking.apply(good.sessions()));
        });
  }

  private static List<Fake> sessions() {
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

  private static Fake code(String rule, String how, Function<OneTimeCodes, OneTimeCodes> breaking) {
    return new Fake(
        rule,
        how,
        Cases.SignInCase.class,
        () -> {
          var good = InMemoryPorts.freshStore();
          return OverStore.with(good, OneTimeCodes.class, breaking.apply(good.codes()));
        });
  }

  /** How a code is tried instead. */
  @FunctionalInterface
  private interface Trying {
    Optional<EmailAddress> attempt(
        OneTimeCodes real, Digest ticket, Purpose purpose, Digest code, Proof proof, Instant now);
  }

  private static Fake attempt(String rule, String how, Trying trying) {
    return code(
        rule,
        how,
        good ->
            new OverCodes(good) {
              @Override
              public Optional<EmailAddress> attempt(
                  Digest ticket, Purpose purpose, Digest code, Proof proof, Instant now) {
                return trying.attempt(real, ticket, purpose, code, proof, now);
              }
            });
  }

  private static List<Fake> codes() {
    Overlap overlap = new Overlap();
    Map<List<Object>, EmailAddress> accepted = new ConcurrentHashMap<>();
    List<Fake> fakes =
        new ArrayList<>(
            List.of(
                attempt(
                    "CODES-1",
                    "a code is accepted again",
                    (real, ticket, purpose, code, proof, now) -> {
                      Optional<EmailAddress> answer =
                          real.attempt(ticket, purpose, code, proof, now);
                      answer.ifPresent(email -> accepted.put(List.of(ticket, code), email));
                      return Optional.ofNullable(accepted.get(List.of(ticket, code)));
                    }),
                attempt(
                    "CODES-2",
                    "tries that meet are not counted",
                    (real, ticket, purpose, code, proof, now) ->
                        overlap.call(
                            () -> real.attempt(ticket, purpose, code, proof, now),
                            Optional::empty)),
                attempt(
                    "CODES-3",
                    "the proof is not stored",
                    (real, ticket, purpose, code, proof, now) -> {
                      Proof another = new Proof(Newcomers.digest(), proof.expiresAt());
                      return real.attempt(ticket, purpose, code, another, now);
                    }),
                attempt(
                    "CODES-4",
                    "an expired code is accepted",
                    (real, ticket, purpose, code, proof, now) ->
                        real.attempt(ticket, purpose, code, proof, Instant.EPOCH))));
    fakes.addAll(moreCodes());
    return fakes;
  }

  private static List<Fake> moreCodes() {
    return List.of(
        code(
            "CODES-5",
            "a proof is for every purpose",
            good ->
                new OverCodes(good) {
                  @Override
                  public Optional<EmailAddress> proven(Digest proof, Purpose purpose, Instant now) {
                    return real.proven(proof, Purpose.SIGN_UP, now)
                        .or(() -> real.proven(proof, Purpose.PASSWORD_RESET, now));
                  }
                }),
        code(
            "CODES-6",
            "forgetting goes a second too far",
            good ->
                new OverCodes(good) {
                  @Override
                  public int forget(Instant now) {
                    return real.forget(now.plusSeconds(1));
                  }
                }));
  }
}
