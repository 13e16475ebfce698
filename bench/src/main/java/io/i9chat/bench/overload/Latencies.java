package io.i9chat.bench.overload;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
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

  /** Of one kind of work. */
  private record Kind(Histogram times, AtomicLong refused) {}

  private final List<Kind> kinds =
      Stream.of(Work.values())
          .map(work -> new Kind(new ConcurrentHistogram(3), new AtomicLong()))
          .toList();

  void done(Work work, long nanos, boolean success) {
    kinds.get(work.ordinal()).times().recordValue(nanos);
    if (!success) {
      kinds.get(work.ordinal()).refused().incrementAndGet();
    }
  }

  void delivery(long nanos) {
    done(Work.DELIVERY, nanos, true);
  }

  Histogram of(Work work) {
    return kinds.get(work.ordinal()).times();
  }

  long refused(Work work) {
    return kinds.get(work.ordinal()).refused().get();
  }
}
