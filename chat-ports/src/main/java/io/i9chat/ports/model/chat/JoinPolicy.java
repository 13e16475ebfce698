package io.i9chat.ports.model.chat;

/** How people come into a group. */
public enum JoinPolicy {
  /** A person who has the id may join. */
  OPEN,
  /** Admins add. */
  CLOSED
}
