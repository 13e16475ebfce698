package io.i9chat.domain.session;

import io.i9chat.ports.account.SessionTokens;
import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.Session;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Says whose call it is: the token is genuine, and its session exists and holds. That the session
 * exists is read at most a second before, and notes the session's use once an hour.
 */
public final class Authenticate {
  private final SessionTokens tokens;
  private final Sessions sessions;
  private final SessionCache cache;
  private final SessionUses uses;
  private final InstantSource clock;

  Authenticate(
      SessionTokens tokens,
      Sessions sessions,
      SessionCache cache,
      SessionUses uses,
      InstantSource clock) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.cache = cache;
    this.uses = uses;
    this.clock = clock;
  }

  /** Presents a token; any text may be tried. */
  public record Command(String token) {
    @Override
    public String toString() {
      return "Authenticate";
    }
  }

  /** Which person makes the call, if any. */
  public sealed interface Outcome {}

  /** The caller, and the session that says so. */
  public record Authenticated(Caller caller, Session session) implements Outcome {}

  /** The token is not genuine, or its session has ended. */
  public record Refused() implements Outcome {}

  /** Looks the token's session up. */
  public Outcome handle(Command command) {
    Instant now = clock.instant();
    return tokens
        .verify(command.token(), now)
        .flatMap(claim ->
            cache
                .find(claim.session(), now, () -> read(claim.session(), now))
                .filter(session -> session.person().equals(claim.person())))
        .filter(session -> session.holdsAt(now))
        .<Outcome>map(
            session -> new Authenticated(new Caller(session.person(), session.id()), session))
        .orElseGet(Refused::new);
  }

  private Optional<Session> read(SessionId id, Instant now) {
    return sessions.find(List.of(id)).stream()
        .findFirst()
        .filter(session -> session.holdsAt(now))
        .map(session -> uses.note(session, now));
  }
}
