package io.i9chat.adapter.redis.node;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells that signals may have been lost, and counts why. */
public final class Gaps {
  private static final Logger LOG = LoggerFactory.getLogger(Gaps.class);

  private final Runnable telling;
  private final Map<Cause, LongAdder> counts = new EnumMap<>(Cause.class);

  /**
   * None so far.
   *
   * @param telling tells all listeners of this node
   */
  public Gaps(Runnable telling) {
    this.telling = telling;
    for (Cause each : Cause.values()) {
      counts.put(each, new LongAdder());
    }
  }

  /** Tells of one gap that has these causes; of none if there are none. */
  public void tell(Set<Cause> causes) {
    if (!causes.isEmpty()) {
      LOG.info("signals may have been lost: {}", causes);
      counts.forEach((cause, count) -> {
        if (causes.contains(cause)) {
          count.increment();
        }
      });
      telling.run();
    }
  }

  /** How often there was each cause, by its name in small letters. */
  public Map<String, Long> counts() {
    Map<String, Long> all = new TreeMap<>();
    counts.forEach((cause, count) -> all.put(cause.name().toLowerCase(Locale.ROOT), count.sum()));
    return all;
  }
}
