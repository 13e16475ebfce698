package io.i9chat.bench.workload.crowd;

import io.i9chat.bench.protocol.Page;
import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Meter;

/** What all of a crowd share, on the thread that polls. */
final class CrowdTalk {
  private final Faults faults;
  private final ServerFrame frame = new ServerFrame();
  private final Page page = new Page();
  private final CrowdWriter writer;
  private Meter meter = new Meter();

  /** What is written by {@code writer}. */
  CrowdTalk(Account writer, Faults faults) {
    this.faults = faults;
    this.writer = new CrowdWriter(writer, frame, faults);
  }

  CrowdWriter writer() {
    return writer;
  }

  /** What frames are read into by all on the wire. */
  ServerFrame frame() {
    return frame;
  }

  Page page() {
    return page;
  }

  Faults faults() {
    return faults;
  }

  Meter meter() {
    return meter;
  }

  /** A new meter that is on. */
  Meter measure() {
    meter = new Meter();
    meter.start(System.nanoTime());
    return meter;
  }
}
