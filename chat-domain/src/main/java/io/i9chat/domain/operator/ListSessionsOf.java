package io.i9chat.domain.operator;

import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Session;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The devices that a person is signed in on, for an operator. */
public final class ListSessionsOf {
  private final Accounts accounts;
  private final Sessions sessions;
  private final InstantSource clock;

  ListSessionsOf(Accounts accounts, Sessions sessions, InstantSource clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Asks for the sessions of the account with this username. */
  public record Command(Username username) {}

  /** The sessions, or that there is no such account. */
  public sealed interface Outcome {
    /** Those that hold, in the order they were opened. */
    record Listed(List<Session> sessions) implements Outcome {
      /** Takes a copy of the list. */
      public Listed {
        sessions = List.copyOf(sessions);
      }
    }

    /** No account has the username. */
    record Unknown() implements Outcome {}
  }

  /** Reads them. */
  public Outcome handle(Command command) {
    Instant now = clock.instant();
    return accounts
        .byUsername(command.username())
        .<Outcome>map(account ->
            new Outcome.Listed(
                sessions.of(account.id()).stream()
                    .filter(session -> session.holdsAt(now))
                    .toList()))
        .orElseGet(Outcome.Unknown::new);
  }
}
