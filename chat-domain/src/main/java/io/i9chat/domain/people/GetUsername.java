package io.i9chat.domain.people;

import io.i9chat.domain.account.Caller;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Profiles;
import java.util.List;

/** The caller's own username, for one read where {@link GetMe} takes four. */
public final class GetUsername {
  private final Profiles profiles;

  GetUsername(Profiles profiles) {
    this.profiles = profiles;
  }

  /** Asks about the caller. */
  public record Command(Caller caller) {}

  /** The caller's username, if they still have one. */
  public sealed interface Outcome {}

  /** It is this. */
  public record Found(Username username) implements Outcome {}

  /** The caller's account is gone, since the call was authenticated. */
  public record Gone() implements Outcome {}

  /** Reads the profile. */
  public Outcome handle(Command command) {
    List<Profile> own = profiles.byId(List.of(command.caller().person()));
    return own.isEmpty() ? new Gone() : new Found(own.getFirst().username());
  }
}
