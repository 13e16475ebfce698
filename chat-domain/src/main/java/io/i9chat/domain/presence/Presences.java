package io.i9chat.domain.presence;

import io.i9chat.ports.Ports;
import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.people.Relations;
import io.i9chat.ports.people.Blocks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts presence to profiles, for one viewer and many people at once. */
public final class Presences {
  private final Blocks blocks;
  private final PresenceBoard board;

  /** Presence as these ports have it. */
  public Presences(Ports ports) {
    blocks = ports.store().blocks();
    board = ports.presence();
  }

  /** These people as {@code viewer} sees them, in the order given. */
  public List<User> users(PersonId viewer, List<Profile> people) {
    Set<PersonId> visible = visible(viewer, people);
    Set<PersonId> online = online(visible);
    return people.stream()
        .map(person ->
            new User(
                person,
                presence(person, visible.contains(person.id()), online.contains(person.id()))))
        .toList();
  }

  /** These people as {@code viewer} sees them, by id. */
  public Map<PersonId, User> byId(PersonId viewer, Collection<Profile> people) {
    return users(viewer, List.copyOf(people)).stream()
        .collect(Collectors.toMap(user -> user.profile().id(), Function.identity()));
  }

  /** Whose presence {@code viewer} may see. */
  public Set<PersonId> visible(PersonId viewer, Collection<Profile> people) {
    List<PersonId> others = new ArrayList<>(people.size());
    for (Profile person : people) {
      if (!person.id().equals(viewer)) {
        others.add(person.id());
      }
    }
    Relations relations =
        others.isEmpty() ? new Relations(0, Map.of()) : blocks.between(viewer, others);
    Set<PersonId> visible = new HashSet<>();
    for (Profile person : people) {
      if (PresenceVisibility.of(viewer, person, relations)) {
        visible.add(person.id());
      }
    }
    return visible;
  }

  /** Which of these viewers may see a person's presence. */
  public Set<PersonId> viewers(Profile person, Collection<PersonId> viewers) {
    if (person.privacy().presence() == Audience.CONTACTS) {
      // The store tells only the other way round which people the person has written to.
      return viewers.stream()
          .filter(viewer -> !visible(viewer, List.of(person)).isEmpty())
          .collect(Collectors.toSet());
    }
    Set<PersonId> others = new HashSet<>(viewers);
    boolean self = others.remove(person.id());
    Set<PersonId> seeing = new HashSet<>();
    if (person.privacy().presence() == Audience.EVERYONE && !others.isEmpty()) {
      blocks
          .between(person.id(), others)
          .others()
          .forEach((viewer, relation) -> {
            if (!relation.isBlocked()) {
              seeing.add(viewer);
            }
          });
    }
    if (self) {
      seeing.add(person.id());
    }
    return seeing;
  }

  /** Those of these people who are online, whether or not it may be seen. */
  public Set<PersonId> online(Collection<PersonId> people) {
    return people.isEmpty() ? Set.of() : board.online(people);
  }

  /** The presence of a person to a viewer who may see it, or may not. */
  public static Presence presence(Profile person, boolean visible, boolean online) {
    return visible
        ? new Presence(person.username(), online, online ? null : person.lastSeen())
        : Presence.hidden(person.username());
  }
}
