package io.i9chat.bench.workload.gap;

import io.i9chat.bench.workload.Meter;

/** What all members tell of one round, on the thread that polls. */
final class GapRound {
  private Meter meter = new Meter();
  private long emptiedAt;
  private long firstAt;
  private long lastAt;
  private int synced;
  private int refused;

  /** Begins anew. */
  void begin() {
    meter = new Meter();
    emptiedAt = System.nanoTime();
    meter.start(emptiedAt);
    firstAt = Long.MAX_VALUE;
    lastAt = 0;
    synced = 0;
    refused = 0;
  }

  void refused() {
    refused++;
  }

  /** A sync that was asked for then is answered. */
  void synced(long askedAt, long now) {
    synced++;
    firstAt = Math.min(firstAt, askedAt);
    lastAt = Math.max(lastAt, now);
    meter.result(askedAt, now);
    meter.completion(emptiedAt, now);
  }

  Meter meter() {
    return meter;
  }

  /** How many syncs were answered. */
  int syncedCount() {
    return synced;
  }

  /** What came of the round, which took so many seconds. */
  GapRow.Result result(double converged) {
    return new GapRow.Result(Math.max(0, lastAt - firstAt) / 1e9, converged, refused);
  }

  long emptiedAt() {
    return emptiedAt;
  }
}
