package io.i9chat.domain.group;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.log.Payload;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What follows when a member leaves: pure functions of who is in. Rules: GROUP-8. */
final class LeavePolicy {
  private LeavePolicy() {}

  /** Whether the group would be without an admin if this member just left. */
  static boolean isLastAdmin(Membership leaver, GroupState group) {
    return leaver.status() == MemberStatus.ADMIN && group.admins() == 1;
  }

  /**
   * What is to be appended when the last admin leaves, in this order: that they left and, if any
   * member remains, that the member who has been in longest is admin now; of two who came at once
   * the one with the lower id.
   *
   * @param members all members, the leaver among them
   */
  static List<Payload> lastAdminLeaves(PersonId leaver, Map<PersonId, Membership> members) {
    Comparator<Map.Entry<PersonId, Membership>> longestIn =
        Comparator.comparingLong(other -> other.getValue().since());
    return members.entrySet().stream()
        .filter(other -> !other.getKey().equals(leaver))
        .min(longestIn.thenComparing(Map.Entry.comparingByKey()))
        .<List<Payload>>map(
            eldest -> List.of(new Payload.Left(), new Payload.Promoted(eldest.getKey())))
        .orElseGet(() -> List.of(new Payload.Left()));
  }
}
