package io.i9chat.server.matrix;

/** What a caller may be to the chat that a call is about, or to the server. */
enum Party {
  ANONYMOUS,
  STRANGER,
  NEWCOMER,
  MEMBER,
  LEFT,
  REMOVED,
  GONE,
  BLOCKED,
  DELETED,
  REVOKED;

  /** Whether their session holds. */
  boolean isSignedIn() {
    return this != ANONYMOUS && this != DELETED && this != REVOKED;
  }

  /** Whether they were in the chat when the target was sent. */
  boolean sawTheTarget() {
    return this == MEMBER || this == LEFT || this == REMOVED || this == GONE || this == BLOCKED;
  }
}
