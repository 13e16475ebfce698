package io.i9chat.domain.session;

import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.Session;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says which of the sessions of open connections still hold, in bulk and from the store itself. An
 * open connection uses its session, so that is noted, for at most 200 sessions a call: a node that
 * asks every 30 seconds keeps 24,000 of them to the hour without a burst of writes.
 */
public final class FindSessions {
  private static final int NOTED_AT_ONCE = 200;

  private final Sessions sessions;
  private final SessionUses uses;
  private final InstantSource clock;

  FindSessions(Sessions sessions, SessionUses uses, InstantSource clock) {
    this.sessions = sessions;
    this.uses = uses;
    this.clock = clock;
  }

  /** Asks about these sessions. */
  public record Command(Collection<SessionId> sessions) {
    /** Takes a copy. */
    public Command {
      sessions = List.copyOf(sessions);
    }
  }

  /** Which of them hold. */
  public sealed interface Outcome {}

  /** Those that exist and have not expired; the others have ended. */
  public record Found(Set<SessionId> holding) implements Outcome {
    /** Takes a copy of the set. */
    public Found {
      holding = Set.copyOf(holding);
    }
  }

  /** Reads the sessions from the store. */
  public Found handle(Command command) {
    if (command.sessions().isEmpty()) {
      return new Found(Set.of());
    }
    Instant now = clock.instant();
    List<Session> holding =
        sessions.find(command.sessions()).stream().filter(each -> each.holdsAt(now)).toList();
    holding.stream()
        .filter(each -> SessionUses.isDue(each, now))
        .limit(NOTED_AT_ONCE)
        .forEach(each -> uses.note(each, now));
    return new Found(holding.stream().map(Session::id).collect(Collectors.toSet()));
  }
}
