package io.i9chat.domain.people;

import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Profiles;
import java.util.List;

/** Finding one person by their exact username, in whatever case. */
public final class FindPerson {
  private final Profiles profiles;

  FindPerson(Profiles profiles) {
    this.profiles = profiles;
  }

  /** Looks for this username. */
  public record Command(Username username) {}

  /** Who was found. */
  public sealed interface Outcome {}

  /** The person's profile. */
  public record Found(Profile profile) implements Outcome {}

  /** Nobody has this username. */
  public record NotFound() implements Outcome {}

  /** Looks the person up. */
  public Outcome handle(Command command) {
    return profiles.byUsername(List.of(command.username())).stream()
        .findFirst()
        .<Outcome>map(Found::new)
        .orElseGet(NotFound::new);
  }
}
