package io.i9chat.domain.people;

import io.i9chat.domain.presence.Presences;
import io.i9chat.domain.presence.User;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Profiles;
import java.util.List;

/** Finding one person by their exact username, in whatever case. */
public final class FindPerson {
  private final Profiles profiles;
  private final Presences presences;

  FindPerson(Profiles profiles, Presences presences) {
    this.profiles = profiles;
    this.presences = presences;
  }

  /** Looks for this username. */
  public record Command(PersonId caller, Username username) {}

  /** Who was found. */
  public sealed interface Outcome {}

  /** The person as the caller sees them. */
  public record Found(User user) implements Outcome {}

  /** No account has this username. */
  public record NotFound() implements Outcome {}

  /** Looks the person up. */
  public Outcome handle(Command command) {
    List<Profile> found = profiles.byUsername(List.of(command.username()));
    return presences.users(command.caller(), found).stream()
        .findFirst()
        .<Outcome>map(Found::new)
        .orElseGet(NotFound::new);
  }
}
