package io.i9chat.domain.people;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.people.Places;

/** Withdraws the caller's position. */
public final class ClearLocation {
  private final Places places;

  ClearLocation(Places places) {
    this.places = places;
  }

  /** Whose position. */
  public record Command(PersonId caller) {}

  /** The outcome of the call. */
  public sealed interface Outcome {}

  /** It is not shared, by this call or before. */
  public record Cleared() implements Outcome {}

  /** Withdraws it. */
  public Cleared handle(Command command) {
    places.clear(command.caller());
    return new Cleared();
  }
}
