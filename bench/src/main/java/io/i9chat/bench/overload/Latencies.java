package io.i9chat.bench.overload;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long what honest clients do takes, in nanoseconds, and how often it was refused. */
final class Latencies {
  /** What honest clients do. */
  enum Work {
    SEND("send → result"),
    DELIVERY("send → delivery"),
    READ("a page of history"),
    SIGN_IN("sign in");

    private final String title;

    Work(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private final Map<Work, Histogram> times = new EnumMap<>(Work.class);
  private final Map<Work, AtomicLong> refused = new EnumMap<>(Work.class);

  Latencies() {
    for (Work work : Work.values()) {
      times.put(work, new ConcurrentHistogram(3));
      refused.put(work, new AtomicLong());
    }
  }

  void done(Work work, long nanos, boolean success) {
    times.get(work).recordValue(nanos);
    if (!success) {
      refused.get(work).incrementAndGet();
    }
  }

  void delivery(long nanos) {
    done(Work.DELIVERY, nanos, true);
  }

  Histogram of(Work work) {
    return times.get(work);
  }

  long refused(Work work) {
    return refused.get(work).get();
  }
}
