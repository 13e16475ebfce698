package io.i9chat.ports.model.people;

/** The result of adding a block. */
public enum Blocking {
  /** There is one now that was not there before. */
  ADDED,
  /** It was there already, or one of the two has no account. */
  UNCHANGED,
  /** The person has as many blocks as a person may have. */
  FULL
}
