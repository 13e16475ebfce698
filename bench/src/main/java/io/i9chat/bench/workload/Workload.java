package io.i9chat.bench.workload;

import io.i9chat.bench.report.Section;
import io.i9chat.bench.server.TargetServer;
import java.io.IOException;

/**
 * One way to drive a server. It is bounded in time and in what it sends, stops by itself, and
 * checks that what the server does is right while it measures.
 */
public interface Workload {

  /** The name it has on the command line and in reports. */
  String name();

  /** How many accounts it acts as. */
  int accounts();

  /**
   * Runs once.
   *
   * @param faults told everything that was not right; figures of a run with faults are worthless
   * @return what was measured, also if there were faults
   * @throws IOException if the run could not be prepared or the server could not be asked
   */
  Section run(TargetServer target, Faults faults) throws IOException, InterruptedException;
}
