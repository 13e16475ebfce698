package io.i9chat.server.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The meters of calls, one an operation. */
public final class CallMeters {
  /** What stands in the place of an operation that there is none of. */
  public static final String NO_OPERATION = "-";

  private final Map<String, CallMeter> meters = new HashMap<>();
  private final CallMeter none;

  CallMeters(MeterRegistry registry, Collection<String> operations) {
    none = new CallMeter(registry, NO_OPERATION);
    operations.forEach(name -> meters.put(name, new CallMeter(registry, name)));
  }

  /**
   * The meter of an operation; of all names that are none, which clients may send, there is one.
   */
  public CallMeter of(String operation) {
    return meters.getOrDefault(operation, none);
  }
}
