package io.i9chat.bench.workload.overload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

  private final Map<Work, Histogram> times = new ConcurrentHashMap<>();
  private final Map<Work, AtomicLong> refused = new ConcurrentHashMap<>();

  void done(Work work, long nanos, boolean success) {
    of(work).recordValue(nanos);
    if (!success) {
      refusals(work).incrementAndGet();
    }
  }

  void delivery(long nanos) {
    done(Work.DELIVERY, nanos, true);
  }

  Histogram of(Work work) {
    return times.computeIfAbsent(work, any -> new ConcurrentHistogram(3));
  }

  long refused(Work work) {
    return refusals(work).get();
  }

  private AtomicLong refusals(Work work) {
    return refused.computeIfAbsent(work, any -> new AtomicLong());
  }
}
