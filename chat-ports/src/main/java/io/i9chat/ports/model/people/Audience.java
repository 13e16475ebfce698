package io.i9chat.ports.model.people;

/** Who is meant by a privacy setting. */
public enum Audience {
  /** Any signed-in person. */
  EVERYONE,
  /** The people that the person has written to in a direct chat. */
  CONTACTS,
  /** No person. */
  NOBODY
}
