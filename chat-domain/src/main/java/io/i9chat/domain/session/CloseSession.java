package io.i9chat.domain.session;

import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.SessionId;
import java.util.List;
import java.util.Set;

/** Signing out one of the caller's own devices, the current one or another. */
public final class CloseSession {
  private final Sessions sessions;
  private final SessionEndings endings;

  CloseSession(Sessions sessions, SessionEndings endings) {
    this.sessions = sessions;
    this.endings = endings;
  }

  /** Ends this session. */
  public record Command(Caller caller, SessionId session) {}

  /** The outcome of the call. */
  public sealed interface Outcome {}

  /** It has ended, and its connections are being closed. */
  public record Closed() implements Outcome {}

  /** The caller has no such session. */
  public record NotFound() implements Outcome {}

  /** Ends the session. */
  public Outcome handle(Command command) {
    Set<SessionId> closed = sessions.close(command.caller().person(), List.of(command.session()));
    endings.tell(command.caller().person(), closed);
    return closed.isEmpty() ? new NotFound() : new Closed();
  }
}
