package io.i9chat.bench.workload.history;

import io.i9chat.bench.workload.Meter;

/** What all readers share while one kind of reading is measured. */
final class HistoryPhase {
  private Meter meter = new Meter();
  private HistoryRead kind = HistoryRead.NEWEST;
  private boolean reading;
  private long entries;

  /** Readers read in this way from now on. */
  Meter begin(HistoryRead wanted) {
    meter = new Meter();
    kind = wanted;
    reading = true;
    return meter;
  }

  /** No new calls from now on. */
  void end() {
    reading = false;
  }

  boolean isReading() {
    return reading;
  }

  HistoryRead kind() {
    return kind;
  }

  Meter meter() {
    return meter;
  }

  /** Entries came. */
  void read(long count) {
    entries += count;
  }

  /** Entries since the run began. */
  long entries() {
    return entries;
  }
}
