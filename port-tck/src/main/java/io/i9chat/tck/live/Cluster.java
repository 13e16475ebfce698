package io.i9chat.tck.live;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.ops.Leases;
import io.i9chat.ports.ops.RateLimiter;
import java.time.Duration;

/** Several nodes that are to behave as one, in the hands of a test. */
public interface Cluster {
  /** Adds a node. */
  Node join();

  /** Has a node die without a word: it answers no call and renews nothing from now on. */
  void kill(Node node);

  /** Lets so much time pass that the nodes that were killed are taken for dead by the others. */
  void awaitLapse();

  /** Lets so much time pass for the leases of chores. */
  void pass(Duration time);

  /** Lets so much time pass that the people of a node that retired can be reaped. */
  void awaitRetired();

  /** The ports of one node. */
  interface Node {
    /** Its end of the bus. */
    Signals signals();

    /** Its view of the board. */
    PresenceBoard board();

    /** Its limiter. */
    RateLimiter limiter();

    /** Its leases. */
    Leases leases();
  }
}
