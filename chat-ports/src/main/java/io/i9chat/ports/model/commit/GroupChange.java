package io.i9chat.ports.model.commit;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What one activity does to a group and its people: a pure function, which every store applies and
 * none has rules of its own for.
 *
 * @param people whose membership it changes, and no others
 */
public record GroupChange(GroupState before, GroupState after, List<MemberChange> people) {
  /** Takes a copy of the list. */
  public GroupChange {
    people = List.copyOf(people);
  }

  /** What it does to one person. */
  public record MemberChange(PersonId person, Membership before, Membership after) {
    /** Whether it lets them in. */
    public boolean enters() {
      return !before.isIn() && after.isIn();
    }

    /** Whether the group is new to them: it lets them in for the first time. */
    public boolean isNewcomer() {
      return before.status() == MemberStatus.NEVER && after.isIn();
    }

    /** Whether it puts them out. */
    public boolean goes() {
      return before.isIn() && !after.isIn();
    }
  }

  /**
   * The change by an activity.
   *
   * @param entry the entry that is an activity
   * @param memberships each that of a person of {@link Payload#statuses}, {@link Membership#NONE}
   *     if they have none; asked for once
   */
  public static GroupChange by(
      Entry entry, GroupState before, Function<PersonId, Membership> memberships) {
    Payload payload = entry.payload();
    if (!(payload instanceof Payload.Activity)) {
      throw new IllegalArgumentException("not an activity: " + payload);
    }
    GroupState after = payload instanceof Payload.Changed to ? before.with(to.to()) : before;
    List<MemberChange> changes = new ArrayList<>();
    for (Map.Entry<PersonId, MemberStatus> each : payload.statuses(entry.author()).entrySet()) {
      Membership was = memberships.apply(each.getKey());
      Membership is = was.after(entry.seq(), each.getValue(), payload.admits());
      if (!is.equals(was)) {
        after = after.after(was.status(), is.status());
        changes.add(new MemberChange(each.getKey(), was, is));
      }
    }
    GroupState group = after;
    changes.replaceAll(change ->
        change.goes()
            ? new MemberChange(change.person(), change.before(), change.after().frozenAs(group))
            : change);
    return new GroupChange(before, after, changes);
  }

  /** Those for whom the group exists from this activity on, and did not before. */
  public Set<PersonId> newcomers() {
    Set<PersonId> newcomers = new HashSet<>();
    for (MemberChange change : people) {
      if (change.isNewcomer()) {
        newcomers.add(change.person());
      }
    }
    return newcomers;
  }
}
