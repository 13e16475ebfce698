package io.i9chat.server.metrics;

import io.i9chat.server.operation.Transport;
import io.i9chat.server.wire.ErrorCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times the calls of one operation. A series begins with the first call that it is
 * about: all that there could be would be thousands, of which a server sees a few hundred.
 */
public final class CallMeter {
  /** How a call went, as far as its time is of interest. */
  private enum Outcome {
    /** It did what it should. */
    OK,
    /** It was refused, as the caller may mend or wait for. */
    REFUSED,
    /** It failed by a fault of the server, or of what the server needs. */
    FAILED
  }

  /** From what is answered from memory to what ends at the deadline of a write. */
  private static final Duration[] BUCKETS =
      LongStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private static final int CODES = ErrorCode.values().length + 1;

  private final MeterRegistry registry;
  private final String operation;

  private final AtomicReferenceArray<@Nullable Counter> counters =
      new AtomicReferenceArray<>(Transport.values().length * CODES);

  private final AtomicReferenceArray<@Nullable Timer> timers =
      new AtomicReferenceArray<>(Outcome.values().length);

  CallMeter(MeterRegistry registry, String operation) {
    this.registry = registry;
    this.operation = operation;
  }

  /** The operation's name. */
  public String operation() {
    return operation;
  }

  /**
   * A call was answered.
   *
   * @param code why it was not done, {@code null} if it was
   * @param nanos from when it came until its answer was ready, in nanoseconds
   */
  public void answered(Transport transport, @Nullable ErrorCode code, long nanos) {
    counter(transport, code).increment();
    timer(outcome(code)).record(nanos, TimeUnit.NANOSECONDS);
  }

  private static Outcome outcome(@Nullable ErrorCode code) {
    if (code == null) {
      return Outcome.OK;
    }
    return code == ErrorCode.UNAVAILABLE || code == ErrorCode.INTERNAL
        ? Outcome.FAILED
        : Outcome.REFUSED;
  }

  private Counter counter(Transport transport, @Nullable ErrorCode code) {
    int place = transport.ordinal() * CODES + (code == null ? 0 : code.ordinal() + 1);
    Counter known = counters.get(place);
    if (known != null) {
      return known;
    }
    // Two threads that come here at once are given the same one.
    Counter made =
        Counter.builder("i9chat.calls")
            .description("Calls that were answered")
            .tag("operation", operation)
            .tag("transport", transport.name().toLowerCase(Locale.ROOT))
            .tag("code", code == null ? "ok" : code.code())
            .register(registry);
    counters.set(place, made);
    return made;
  }

  private Timer timer(Outcome outcome) {
    Timer known = timers.get(outcome.ordinal());
    if (known != null) {
      return known;
    }
    Timer made =
        Timer.builder("i9chat.call.duration")
            .description("Time from when a call came until its answer was ready")
            .serviceLevelObjectives(BUCKETS)
            .tag("operation", operation)
            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
            .register(registry);
    timers.set(outcome.ordinal(), made);
    return made;
  }
}
