package io.i9chat.bench.workload.direct;

import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Meter;

/**
 * What all members of a run share while one number of calls in flight is measured. Everything runs
 * on the one thread that polls.
 */
final class DirectPhase {
  final ServerFrame frame = new ServerFrame();
  final Faults faults;
  private Meter meter = new Meter();
  private boolean sending;
  private long budget;

  DirectPhase(Faults faults, long mostMessages) {
    this.faults = faults;
    this.budget = mostMessages;
  }

  /** Members answer each result with a new send from now on. */
  Meter begin() {
    meter = new Meter();
    sending = true;
    return meter;
  }

  /** Members only receive from now on. */
  void end() {
    sending = false;
  }

  Meter meter() {
    return meter;
  }

  /** True if a member may send one more message, which is then counted. */
  boolean takeTurn() {
    if (!sending) {
      return false;
    }
    if (budget == 0) {
      sending = false;
      return false;
    }
    budget--;
    return true;
  }

  /** True while members send; false also when the most messages were sent. */
  boolean isSending() {
    return sending;
  }
}
