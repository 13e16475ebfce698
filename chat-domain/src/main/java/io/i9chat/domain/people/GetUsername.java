package io.i9chat.domain.people;

import io.i9chat.domain.entry.Names;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;

/** The caller's own username, for at most one read where {@link GetMe} takes four. */
public final class GetUsername {
  private final Names names;

  GetUsername(Names names) {
    this.names = names;
  }

  /** Asks about the caller. */
  public record Command(PersonId caller) {}

  /** The caller's username, if they still have one. */
  public sealed interface Outcome {}

  /** It is this. */
  public record Found(Username username) implements Outcome {}

  /** The caller's account is gone, since the call was authenticated. */
  public record Gone() implements Outcome {}

  /** Looks the name up. */
  public Outcome handle(Command command) {
    Username username = names.of(command.caller());
    return username == null ? new Gone() : new Found(username);
  }
}
