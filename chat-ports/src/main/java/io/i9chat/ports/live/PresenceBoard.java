package io.i9chat.ports.live;

import io.i9chat.ports.model.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Who is connected, and to which nodes. How many connections a person has at a node is the node's
 * own business: here it says whether there are any. A board of many nodes gives each a lease that
 * it renews by itself; a node whose lease lapsed is taken for dead.
 *
 * <ul>
 *   <li>PRESENCE-1: a person is online while at least one node has them.
 *   <li>PRESENCE-2: of nodes at which a person arrives at once exactly one is told that they came
 *       online; of nodes that they leave at once, exactly one that they went offline.
 *   <li>PRESENCE-3: a person who arrives where they are already, or leaves where they are not,
 *       changes nothing, and is in neither answer.
 *   <li>PRESENCE-4: people whom only dead nodes have are online until they are reaped, and each of
 *       them is reaped once, by one node.
 *   <li>PRESENCE-5: people of a node that retires, and of no other, stay online for a while, in
 *       which they may arrive elsewhere; those who have not are reaped.
 * </ul>
 */
public interface PresenceBoard {
  /**
   * This node has these people from now on.
   *
   * @return those who are online by it and were not before
   */
  Set<PersonId> arrive(Collection<PersonId> people);

  /**
   * This node does not have these people any more.
   *
   * @return those who are offline by it
   */
  Set<PersonId> leave(Collection<PersonId> people);

  /** Those of these people who are online. */
  Set<PersonId> online(Collection<PersonId> people);

  /**
   * Takes off the people of nodes that died or retired, as many as is fit at a time.
   *
   * @return those who are offline by it, with when their node was last known to live; empty if
   *     there are none now
   */
  Map<PersonId, Instant> reap();

  /**
   * This node ends: it has no people any more, and no call but {@link #online} may follow.
   *
   * @return those who are offline by it, for no other node could reap them
   */
  Set<PersonId> retire();
}
