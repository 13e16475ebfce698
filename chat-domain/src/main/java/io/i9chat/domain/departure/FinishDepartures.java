package io.i9chat.domain.departure;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.account.Departures;
import io.i9chat.ports.model.account.Departure;
import java.util.List;

/**
 * Housekeeping, to be done at every start and then now and then: completes the departures that
 * broke off, by a crash or because a port failed.
 */
public final class FinishDepartures {
  private static final int BATCH = 100;

  private final Departures departures;
  private final Departing departing;

  FinishDepartures(Departures departures, Departing departing) {
    this.departures = departures;
    this.departing = departing;
  }

  /** Completes what is open. */
  public record Command() {}

  /** What was done. */
  public sealed interface Outcome {}

  /**
   * So much is done.
   *
   * @param finished how many departures are complete now
   * @param failed how many broke off again; the next run tries them once more
   */
  public record Finished(int finished, int failed) implements Outcome {}

  /** Completes them. */
  public Finished handle(Command command) {
    int finished = 0;
    while (true) {
      List<Departure> open = departures.open(BATCH);
      int done = (int) open.stream().filter(this::completed).count();
      finished += done;
      // What failed is open still and would come again for ever.
      if (done == 0 || open.size() < BATCH) {
        return new Finished(finished, open.size() - done);
      }
    }
  }

  private boolean completed(Departure departure) {
    try {
      departing.complete(departure);
      return true;
    } catch (PortFailure again) {
      // One that cannot be completed must not keep the others.
      return false;
    }
  }
}
