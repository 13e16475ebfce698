package io.i9chat.domain.operator;

import io.i9chat.domain.session.SessionEndings;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Session;
import java.util.List;
import java.util.Set;

/** Signing a person out everywhere, for an operator. */
public final class EndSessionsOf {
  private final Accounts accounts;
  private final Sessions sessions;
  private final SessionEndings endings;

  EndSessionsOf(Accounts accounts, Sessions sessions, SessionEndings endings) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.endings = endings;
  }

  /** Ends all sessions of the account with this username. */
  public record Command(Username username) {}

  /** How it ended. */
  public sealed interface Outcome {
    /** So many have ended, perhaps none. */
    record Ended(int count) implements Outcome {}

    /** No account has the username. */
    record Unknown() implements Outcome {}
  }

  /** Ends them: those that are open now, here at once and wherever signals reach. */
  public Outcome handle(Command command) {
    return accounts
        .byUsername(command.username())
        .<Outcome>map(account -> new Outcome.Ended(end(account.id())))
        .orElseGet(Outcome.Unknown::new);
  }

  private int end(PersonId person) {
    List<SessionId> open = sessions.of(person).stream().map(Session::id).toList();
    Set<SessionId> ended = sessions.close(person, open);
    endings.tell(person, ended);
    return ended.size();
  }
}
