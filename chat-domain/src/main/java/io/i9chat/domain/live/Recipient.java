package io.i9chat.domain.live;

import io.i9chat.ports.model.PersonId;

/**
 * A connection of this node, as those see it who have something to tell its person; compared by
 * identity.
 */
interface Recipient {
  /** Whose connection it is. */
  PersonId person();

  /** Hands over an event; one that has been silenced drops it. */
  void tell(Delivery delivery);

  /** Ends it: it is told nothing from now on, and watches no one. */
  void silence();
}
