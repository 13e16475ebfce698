package io.i9chat.server.metrics;

import io.i9chat.server.operation.Transport;
import io.i9chat.server.wire.ErrorCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
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

  private final MeterRegistry registry;
  private final String operation;
  private final Map<Transport, Counters> counters = new EnumMap<>(Transport.class);
  private final Map<Outcome, Timer> timers = new ConcurrentHashMap<>();

  /** Those of one transport, made when they are first needed. */
  private final class Counters {
    private final Transport transport;
    private final Map<ErrorCode, Counter> refused = new ConcurrentHashMap<>();
    private volatile @Nullable Counter done;

    private Counters(Transport transport) {
      this.transport = transport;
    }

    private Counter of(@Nullable ErrorCode code) {
      if (code != null) {
        return refused.computeIfAbsent(code, first -> counter(transport, first.code()));
      }
      Counter known = done;
      if (known == null) {
        // Two threads that come here at once are given the same one.
        known = counter(transport, "ok");
        done = known;
      }
      return known;
    }
  }

  CallMeter(MeterRegistry registry, String operation) {
    this.registry = registry;
    this.operation = operation;
    for (Transport transport : Transport.values()) {
      counters.put(transport, new Counters(transport));
    }
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
    Objects.requireNonNull(counters.get(transport)).of(code).increment();
    timers.computeIfAbsent(outcome(code), this::timer).record(nanos, TimeUnit.NANOSECONDS);
  }

  private static Outcome outcome(@Nullable ErrorCode code) {
    if (code == null) {
      return Outcome.OK;
    }
    return code == ErrorCode.UNAVAILABLE || code == ErrorCode.INTERNAL
        ? Outcome.FAILED
        : Outcome.REFUSED;
  }

  private Counter counter(Transport transport, String code) {
    return Counter.builder("i9chat.calls")
        .description("Calls that were answered")
        .tag("operation", operation)
        .tag("transport", transport.name().toLowerCase(Locale.ROOT))
        .tag("code", code)
        .register(registry);
  }

  private Timer timer(Outcome outcome) {
    return Timer.builder("i9chat.call.duration")
        .description("Time from when a call came until its answer was ready")
        .serviceLevelObjectives(BUCKETS)
        .tag("operation", operation)
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}
