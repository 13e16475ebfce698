package io.i9chat.ports.model.people;

/** Who is meant by a privacy setting. */
public enum Audience {
  /** Any signed-in person. */
  EVERYONE,
  /** The people one has oneself written to in a direct chat. */
  CONTACTS,
  /** Nobody. */
  NOBODY
}
