package io.i9chat.domain.group;

/**
 * What an operator may set about groups.
 *
 * @param maxMembers how many may be in one group, at least 2
 */
public record GroupSettings(int maxMembers) {
  /** Nothing set. */
  public static final GroupSettings DEFAULT = new GroupSettings(10_000);

  /** Checks the number. */
  public GroupSettings {
    if (maxMembers < 2) {
      throw new IllegalArgumentException("a group has room for at least 2 members");
    }
  }
}
