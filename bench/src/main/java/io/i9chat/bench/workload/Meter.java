package io.i9chat.bench.workload;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts and latencies while it is on; what comes outside that time leaves no trace in it. */
public final class Meter {
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);
  private static final int DIGITS = 3;

  private final Histogram results = new Histogram(LONGEST, DIGITS);
  private final Histogram deliveries = new Histogram(LONGEST, DIGITS);
  private final Histogram crossings = new Histogram(LONGEST, DIGITS);
  private final Histogram completions = new Histogram(LONGEST, DIGITS);
  private boolean on;
  private long startedAt;
  private long stoppedAt;
  private long lastAt = System.nanoTime();

  /** Counts from now on. */
  public void start(long now) {
    on = true;
    startedAt = now;
  }

  /** Counts no longer. */
  public void stop(long now) {
    on = false;
    stoppedAt = now;
  }

  /** A result came. */
  public void result(long sentAt, long now) {
    lastAt = now;
    if (on) {
      results.recordValue(Math.min(now - sentAt, LONGEST));
    }
  }

  /** An entry reached the other person. */
  public void delivery(long sentAt, long now) {
    delivery(sentAt, now, false);
  }

  /**
   * The same of a person who may be connected to another server than the author.
   *
   * @param across true if they are
   */
  public void delivery(long sentAt, long now, boolean across) {
    lastAt = now;
    if (on) {
      (across ? crossings : deliveries).recordValue(Math.min(now - sentAt, LONGEST));
    }
  }

  /** The last of all who are to have an entry has it. */
  public void completion(long sentAt, long now) {
    lastAt = now;
    if (on) {
      completions.recordValue(Math.min(now - sentAt, LONGEST));
    }
  }

  /** Latencies until the last had it, in nanoseconds. */
  public Histogram completions() {
    return completions;
  }

  /** Latencies of results, in nanoseconds. */
  public Histogram results() {
    return results;
  }

  /** Latencies of deliveries to another server than the author's, in nanoseconds. */
  public Histogram crossings() {
    return crossings;
  }

  /** Latencies of all other deliveries, in nanoseconds. */
  public Histogram deliveries() {
    return deliveries;
  }

  /** How long it was on. */
  public double seconds() {
    return (stoppedAt - startedAt) / 1e9;
  }

  /** When something came last, as {@link System#nanoTime()}. */
  public long lastAt() {
    return lastAt;
  }
}
