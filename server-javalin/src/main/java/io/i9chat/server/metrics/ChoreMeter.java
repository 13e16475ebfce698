package io.i9chat.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts how often a chore of housekeeping was done, was held back, and failed. */
public final class ChoreMeter {
  private final Counter done;
  private final Counter heldBack;
  private final Counter failed;

  ChoreMeter(MeterRegistry registry, String chore) {
    done = counter(registry, chore, "done");
    heldBack = counter(registry, chore, "held_back");
    failed = counter(registry, chore, "failed");
  }

  private static Counter counter(MeterRegistry registry, String chore, String result) {
    return Counter.builder("i9chat.housekeeping.runs")
        .description("Chores of housekeeping that were done, were held back, or failed")
        .tag("chore", chore)
        .tag("result", result)
        .register(registry);
  }

  /** It was done. */
  public void done() {
    done.increment();
  }

  /** It was its time, but the operator has it wait. */
  public void heldBack() {
    heldBack.increment();
  }

  /** It failed, and the next round tries again. */
  public void failed() {
    failed.increment();
  }
}
