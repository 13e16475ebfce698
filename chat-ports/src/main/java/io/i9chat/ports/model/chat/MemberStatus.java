package io.i9chat.ports.model.chat;

/** What a person is to a chat. */
public enum MemberStatus {
  /** Never in. In a direct chat: it does not exist for them yet. */
  NEVER,
  /** In. Also the status of both sides of a direct chat. */
  MEMBER,
  /** In, and an admin of the group. */
  ADMIN,
  /** Was in, and went. */
  LEFT,
  /** Was in, and was removed. */
  REMOVED;

  /** Whether they are in now. */
  public boolean isIn() {
    return this == MEMBER || this == ADMIN;
  }
}
