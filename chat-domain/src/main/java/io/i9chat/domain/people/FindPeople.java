package io.i9chat.domain.people;

import io.i9chat.domain.presence.Presences;
import io.i9chat.domain.presence.User;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Profiles;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finding people by their exact usernames, in whatever case, many at once. Rules: FIND-1. */
public final class FindPeople {
  /** How many usernames one call may name. */
  public static final int MAX = 200;

  private final Profiles profiles;
  private final Presences presences;

  FindPeople(Profiles profiles, Presences presences) {
    this.profiles = profiles;
    this.presences = presences;
  }

  /** Looks for these usernames. */
  public record Command(PersonId caller, Collection<Username> usernames) {
    /**
     * Takes a copy.
     *
     * @throws InvalidValue if there are more than 200
     */
    public Command {
      if (usernames.size() > MAX) {
        throw new InvalidValue("must have at most " + MAX + " usernames");
      }
      usernames = List.copyOf(usernames);
    }
  }

  /** Who was found. */
  public sealed interface Outcome {}

  /** The people in the order they were asked for, each once, unknown ones left out. */
  public record Found(List<User> users) implements Outcome {
    /** Takes a copy of the list. */
    public Found {
      users = List.copyOf(users);
    }
  }

  /** Looks the people up. */
  public Found handle(Command command) {
    Set<Username> asked = new LinkedHashSet<>(command.usernames());
    if (asked.isEmpty()) {
      return new Found(List.of());
    }
    Map<Username, Profile> found =
        profiles.byUsername(asked).stream()
            .collect(Collectors.toMap(Profile::username, Function.identity()));
    List<Profile> inOrder = asked.stream().map(found::get).filter(Objects::nonNull).toList();
    return new Found(presences.users(command.caller(), inOrder));
  }
}
