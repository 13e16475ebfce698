package io.i9chat.ports.live;

import io.i9chat.ports.model.PersonId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Who is connected, on any node, from how many devices.
 *
 * <ul>
 *   <li>PRESENCE-1: a person is online while at least one of their connections is there.
 *   <li>PRESENCE-2: of concurrent arrivals exactly one is told to be the first, of concurrent
 *       leavings exactly one to be the last.
 *   <li>PRESENCE-3: a connection that arrives twice, or leaves without having arrived, changes
 *       nothing and is neither.
 * </ul>
 */
public interface PresenceBoard {
  /**
   * A connection of a person is there from now on.
   *
   * @return whether it is the person's only one
   */
  boolean arrive(PersonId person, UUID connection);

  /**
   * A connection of a person is gone.
   *
   * @return whether it was the person's last one
   */
  boolean leave(PersonId person, UUID connection);

  /** Those of these people who are online. */
  Set<PersonId> online(Collection<PersonId> people);
}
