package io.i9chat.domain.entry;

import io.i9chat.ports.model.PersonId;

/** What a node remembers of people. */
public record KnownPeople(Names names, Cards cards) {
  /**
   * Has a person read anew here at once, whatever the bus does; other nodes hear of it by a signal.
   */
  public void forget(PersonId person) {
    names.forget(person);
    cards.forget(person);
  }
}
