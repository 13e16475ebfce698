package io.i9chat.domain.session;

import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.account.Session;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The devices that the caller is signed in on. */
public final class ListSessions {
  private final Sessions sessions;
  private final InstantSource clock;

  ListSessions(Sessions sessions, InstantSource clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Asks for the caller's own sessions. */
  public record Command(Caller caller) {}

  /** The caller's sessions. */
  public sealed interface Outcome {}

  /** Those that hold, in the order they were opened, the caller's current one among them. */
  public record Listed(List<Session> sessions) implements Outcome {
    /** Takes a copy of the list. */
    public Listed {
      sessions = List.copyOf(sessions);
    }
  }

  /** Reads them. */
  public Listed handle(Command command) {
    Instant now = clock.instant();
    return new Listed(
        sessions.of(command.caller().person()).stream()
            .filter(session -> session.holdsAt(now))
            .toList());
  }
}
