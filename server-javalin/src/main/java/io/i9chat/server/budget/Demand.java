package io.i9chat.server.budget;

/** What bytes are taken for, which decides how much of what is free they may take. */
public enum Demand {
  /** A call as it came, and a small answer to it. May take all that is free. */
  CALL,
  /**
   * A page of answers. Pages together take at most three quarters, so that no number of readers who
   * take their pages slowly keeps small calls from being answered.
   */
  PAGE
}
