package io.i9chat.domain.group;

import io.i9chat.domain.common.GroupLimits;
import io.i9chat.domain.group.NewcomerPolicy.Choice;
import io.i9chat.domain.group.NewcomerPolicy.Facts;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Blocks;
import io.i9chat.ports.people.Profiles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks up what bringing people into a group is decided on. */
final class Newcomers {
  private final Profiles profiles;
  private final Blocks blocks;

  Newcomers(StorePorts store) {
    profiles = store.profiles();
    blocks = store.blocks();
  }

  /**
   * Names as a command takes them.
   *
   * @throws InvalidValue if there are none or too many
   */
  static List<Username> checked(List<Username> names) {
    if (names.isEmpty() || names.size() > GroupLimits.NAMES) {
      throw new InvalidValue("must name 1 to " + GroupLimits.NAMES + " people");
    }
    return List.copyOf(names);
  }

  /** Who has these names; a name stands for one person for good. */
  Map<Username, PersonId> people(List<Username> names) {
    return profiles.byUsername(Set.copyOf(new HashSet<>(names))).stream()
        .collect(Collectors.toMap(Profile::username, Profile::id));
  }

  /** Decides about a group that is not there yet. */
  Choice choose(
      PersonId caller, List<Username> names, Map<Username, PersonId> people, int maxMembers) {
    Set<PersonId> others = new HashSet<>(people.values());
    others.remove(caller);
    return NewcomerPolicy.choose(
        names, new Facts(caller, people, Map.of(), blocks.between(caller, others), maxMembers - 1));
  }

  /** Decides about a group that has so many members. */
  Choice choose(
      PersonId caller,
      List<Username> names,
      Map<Username, PersonId> people,
      ChatView view,
      int room) {
    Map<PersonId, MemberStatus> statuses = HashMap.newHashMap(people.size());
    Set<PersonId> outside = new HashSet<>();
    for (PersonId person : people.values()) {
      Membership membership = view.of(person);
      statuses.put(person, membership.status());
      if (!membership.isIn()) {
        outside.add(person);
      }
    }
    return NewcomerPolicy.choose(
        names, new Facts(caller, people, statuses, blocks.between(caller, outside), room));
  }
}
