package io.i9chat.ports.model.chat;

/**
 * A group at one moment.
 *
 * @param members how many are in, admins included
 * @param admins how many of them are admins
 */
public record GroupState(GroupProfile profile, int members, int admins) {
  /** Whether its last member has left: no person can come in any more. */
  public boolean isClosedForGood() {
    return members == 0;
  }
}
