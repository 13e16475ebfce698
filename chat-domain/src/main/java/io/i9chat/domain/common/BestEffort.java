package io.i9chat.domain.common;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.live.Signal;

/** Telling all nodes of what is stored already. */
public final class BestEffort {
  private BestEffort() {}

  /**
   * Publishes a signal. What it tells of is in the store, so a bus that fails must not fail the
   * call; the bus itself tells its listeners of the gap when it is back.
   */
  public static void publish(Signals signals, Signal signal) {
    try {
      signals.publish(signal);
    } catch (PortFailure lost) {
      // The log is the truth: clients find what they missed by syncing.
    }
  }
}
