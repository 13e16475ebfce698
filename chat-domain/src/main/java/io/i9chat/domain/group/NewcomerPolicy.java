package io.i9chat.domain.group;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.people.Relation;
import io.i9chat.ports.model.people.Relations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the caller may bring the people of these names into a group: all of them, or none.
 * Joining again is decided by {@link JoiningPolicy}. Rules: GROUP-4, GROUP-5, GROUP-6.
 */
final class NewcomerPolicy {
  private NewcomerPolicy() {}

  /**
   * What it is decided on.
   *
   * @param people who has which of the names
   * @param statuses what they are to the group, as far as they ever were in
   * @param relations what stands between {@code caller} and those who are not in
   * @param room for how many the group has room
   */
  record Facts(
      PersonId caller,
      Map<Username, PersonId> people,
      Map<PersonId, MemberStatus> statuses,
      Relations relations,
      int room) {}

  /** A decision. */
  sealed interface Choice {
    /**
     * Yes, as long as the preconditions hold.
     *
     * @param people in the order of their names, each once
     * @param strangers how many of them never wrote to the caller
     */
    record Chosen(
        List<PersonId> people, List<Precondition.PrivacyVersion> preconditions, int strangers)
        implements Choice {
      /** Takes copies of the lists. */
      public Chosen {
        people = List.copyOf(people);
        preconditions = List.copyOf(preconditions);
      }
    }

    /** All of them are in already. */
    record NoneLeft() implements Choice {}

    /**
     * No.
     *
     * @param index which name is the first that is against it
     */
    record Refused(int index, Refusal why) implements Choice {}
  }

  /** Why a person cannot be brought in. */
  enum Refusal {
    /** No account has that username. */
    NO_SUCH_PERSON,
    /** They left, and come back only by themselves. */
    LEFT,
    /** A block or their privacy is against it; which of them is not told. */
    FORBIDDEN,
    /** The group has no room for them. */
    FULL
  }

  /** Decides. */
  static Choice choose(List<Username> names, Facts facts) {
    Set<PersonId> met = new HashSet<>(Set.of(facts.caller()));
    List<PersonId> people = new ArrayList<>();
    List<Precondition.PrivacyVersion> preconditions = new ArrayList<>();
    preconditions.add(
        new Precondition.PrivacyVersion(facts.caller(), facts.relations().privacyVersion()));
    int strangers = 0;
    for (int i = 0; i < names.size(); i++) {
      PersonId person = facts.people().get(names.get(i));
      if (person == null) {
        return new Choice.Refused(i, Refusal.NO_SUCH_PERSON);
      }
      MemberStatus status = facts.statuses().getOrDefault(person, MemberStatus.NEVER);
      if (!met.add(person) || status.isIn()) {
        continue;
      }
      Relation relation = facts.relations().others().get(person);
      if (relation == null) {
        return new Choice.Refused(i, Refusal.NO_SUCH_PERSON);
      }
      if (status == MemberStatus.LEFT) {
        return new Choice.Refused(i, Refusal.LEFT);
      }
      if (!relation.isGranted(relation.privacy().groups())) {
        return new Choice.Refused(i, Refusal.FORBIDDEN);
      }
      if (people.size() == facts.room()) {
        return new Choice.Refused(i, Refusal.FULL);
      }
      people.add(person);
      preconditions.add(new Precondition.PrivacyVersion(person, relation.privacyVersion()));
      strangers += relation.wrote() ? 0 : 1;
    }
    return people.isEmpty()
        ? new Choice.NoneLeft()
        : new Choice.Chosen(people, preconditions, strangers);
  }
}
