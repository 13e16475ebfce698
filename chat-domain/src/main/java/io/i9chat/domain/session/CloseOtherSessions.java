package io.i9chat.domain.session;

import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.SessionId;
import java.util.Set;

/** Signing out all of the caller's devices but the one that asks. */
public final class CloseOtherSessions {
  private final Sessions sessions;
  private final SessionEndings endings;

  CloseOtherSessions(Sessions sessions, SessionEndings endings) {
    this.sessions = sessions;
    this.endings = endings;
  }

  /** Ends all sessions of the caller's but the current one. */
  public record Command(Caller caller) {}

  /** The outcome of the call. */
  public sealed interface Outcome {}

  /** So many have ended, perhaps none. */
  public record Closed(int count) implements Outcome {}

  /** Ends them. */
  public Closed handle(Command command) {
    Caller caller = command.caller();
    Set<SessionId> closed = sessions.closeOthers(caller.person(), caller.session());
    endings.tell(caller.person(), closed);
    return new Closed(closed.size());
  }
}
