package io.i9chat.ports.ops;

import java.time.Duration;

/**
 * Which node does what only one needs to do at a time. Nothing may rest on it being one: a node
 * that stands still goes on after its lease lapsed, and a board that is away lets none hold any.
 *
 * <ul>
 *   <li>LEASES-1: of nodes that ask for a lease at once at most one holds it.
 *   <li>LEASES-2: the node that holds a lease renews it by asking again; the others do not hold it
 *       meanwhile.
 *   <li>LEASES-3: a lease that is not renewed, or was given back, can be held by another node.
 * </ul>
 */
public interface Leases {
  /**
   * Takes or renews a lease.
   *
   * @param name what is to be done, such as {@code media}
   * @param time how long it holds, from now; at least a second
   * @return whether this node holds it
   */
  boolean hold(String name, Duration time);

  /** Gives a lease back, if this node holds it. */
  void giveBack(String name);
}
