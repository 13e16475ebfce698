package io.i9chat.ports.model.people;

/** The result of changing a profile. */
public sealed interface ProfileUpdate {
  /** It is as asked. */
  record Updated(Profile profile) implements ProfileUpdate {}

  /** There is no such person. */
  record NoSuchPerson() implements ProfileUpdate {}

  /** An object of the new picture cannot be used (any more); nothing was changed. */
  record MediaGone() implements ProfileUpdate {}
}
