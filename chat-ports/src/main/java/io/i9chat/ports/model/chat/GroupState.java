package io.i9chat.ports.model.chat;

/**
 * A group at one moment.
 *
 * @param members how many are in, admins included
 * @param admins how many of them are admins
 */
public record GroupState(GroupProfile profile, int members, int admins) {
  /** This group after one person became something else to it. */
  public GroupState after(MemberStatus from, MemberStatus to) {
    return new GroupState(
        profile,
        members + (to.isIn() ? 1 : 0) - (from.isIn() ? 1 : 0),
        admins + (to == MemberStatus.ADMIN ? 1 : 0) - (from == MemberStatus.ADMIN ? 1 : 0));
  }

  /** This group, showing something else of itself. */
  public GroupState with(GroupProfile now) {
    return new GroupState(now, members, admins);
  }

  /** For how many more people it has room, where so many may be in. Rules: GROUP-12. */
  public int room(int maxMembers) {
    return Math.max(0, maxMembers - members);
  }

  /** Whether its last member has left: no person can come in any more. Rules: GROUP-10. */
  public boolean isClosedForGood() {
    return members == 0;
  }
}
