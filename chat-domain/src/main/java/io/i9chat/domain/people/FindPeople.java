package io.i9chat.domain.people;

import io.i9chat.ports.model.InvalidValue;
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

/** Finding people by their exact usernames, in whatever case, many at once. */
public final class FindPeople {
  /** How many usernames one call may name. */
  public static final int MAX = 200;

  private final Profiles profiles;

  FindPeople(Profiles profiles) {
    this.profiles = profiles;
  }

  /** Looks for these usernames. */
  public record Command(Collection<Username> usernames) {
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

  /** The profiles in the order they were asked for, each once, unknown ones left out. */
  public record Found(List<Profile> profiles) implements Outcome {
    /** Takes a copy of the list. */
    public Found {
      profiles = List.copyOf(profiles);
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
    return new Found(asked.stream().map(found::get).filter(Objects::nonNull).toList());
  }
}
