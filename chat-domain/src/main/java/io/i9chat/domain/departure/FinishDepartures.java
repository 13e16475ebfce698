package io.i9chat.domain.departure;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.account.Departures;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Departure;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * Completes them.
   *
   * @throws PortFailure if the store fails, or the thread was interrupted; the next run does the
   *     rest
   */
  public Finished handle(Command command) {
    Run run = new Run();
    PersonId last = null;
    List<Departure> open;
    do {
      open = departures.open(last, BATCH);
      for (Departure departure : open) {
        PortFailure.whenInterrupted();
        run.complete(departure);
      }
      last = open.isEmpty() ? last : open.getLast().person();
    } while (open.size() == BATCH);
    return run.finished();
  }

  /** One go at every departure: one that cannot be completed must not keep the others. */
  private final class Run {
    private int finished;
    private int failed;
    private @Nullable RuntimeException bug;

    void complete(Departure departure) {
      try {
        departing.complete(departure);
        finished++;
      } catch (PortFailure again) {
        failed++;
      } catch (RuntimeException unexpected) {
        if (bug == null) {
          bug = unexpected;
        } else {
          bug.addSuppressed(unexpected);
        }
      }
    }

    Finished finished() {
      if (bug != null) {
        throw bug;
      }
      return new Finished(finished, failed);
    }
  }
}
