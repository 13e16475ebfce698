package io.i9chat.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts how often a chore of housekeeping was done, and how often it failed. */
public final class ChoreMeter {
  private final Counter done;
  private final Counter failed;

  ChoreMeter(MeterRegistry registry, String chore) {
    done = counter(registry, chore, "done");
    failed = counter(registry, chore, "failed");
  }

  private static Counter counter(MeterRegistry registry, String chore, String result) {
    return Counter.builder("i9chat.housekeeping.runs")
        .description("Chores of housekeeping that were done, or failed")
        .tag("chore", chore)
        .tag("result", result)
        .register(registry);
  }

  /** It was done. */
  public void done() {
    done.increment();
  }

  /** It failed, and the next round tries again. */
  public void failed() {
    failed.increment();
  }
}
