package io.i9chat.adapter.local;

import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Token buckets in a map. A key is there only while its bucket is not full: one that is full again
 * goes with the next sweep, which some caller makes at most every ten seconds.
 */
final class LocalRateLimiter implements RateLimiter {
  private static final long SWEEP_NANOS = Duration.ofSeconds(10).toNanos();

  private record Key(String bucket, String key) {}

  private final InstantSource clock;
  private final int maxKeys;
  private final ConcurrentHashMap<Key, Debt> debts = new ConcurrentHashMap<>();
  private final AtomicLong nextSweep = new AtomicLong();
  private final ReentrantLock sweeping = new ReentrantLock();

  LocalRateLimiter(InstantSource clock, int maxKeys) {
    this.clock = clock;
    this.maxKeys = maxKeys;
  }

  @Override
  public Duration take(Bucket bucket, String key, int tokens) {
    check(tokens);
    if (tokens > bucket.burst()) {
      throw new IllegalArgumentException(
          "bucket " + bucket.name() + " never holds " + tokens + " tokens");
    }
    long now = now();
    sweepIfDue(now);
    Taking taking = new Taking(bucket, tokens, now);
    debts.compute(new Key(bucket.name(), key), taking::from);
    return Duration.ofNanos(taking.wait);
  }

  @Override
  public void giveBack(Bucket bucket, String key, int tokens) {
    check(tokens);
    long now = now();
    debts.computeIfPresent(
        new Key(bucket.name(), key), (k, debt) -> debt.at(now, bucket).less(tokens, bucket));
  }

  /** How many keys are remembered. */
  int keys() {
    return debts.size();
  }

  private static void check(int tokens) {
    if (tokens < 1) {
      throw new IllegalArgumentException("at least one token");
    }
  }

  private long now() {
    Instant now = clock.instant();
    return Math.addExact(
        Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), (long) now.getNano());
  }

  private void sweepIfDue(long now) {
    long due = nextSweep.get();
    // Counted without a lock, so a few keys more than the most may be there for a moment.
    boolean crowded = debts.mappingCount() >= maxKeys;
    // Also if it is due later than it can be: the clock was set back.
    boolean dueNow = now >= due || due - now > SWEEP_NANOS;
    // One sweeps at a time: what another has just made room for must not be made room for again,
    // for then the few who are left would be forgotten, and they owe the most.
    if ((dueNow || crowded) && sweeping.tryLock()) {
      try {
        nextSweep.set(now + SWEEP_NANOS);
        debts.values().removeIf(debt -> debt.fullAt() <= now);
        if (debts.mappingCount() >= maxKeys) {
          forgetAnEighth();
        }
      } finally {
        sweeping.unlock();
      }
    }
  }

  /**
   * Makes room by forgetting the keys that owe for the shortest time. Refusing new keys, or
   * granting them everything, would let a client that makes up keys lock the others out, or go
   * without limits.
   */
  private void forgetAnEighth() {
    long[] times = debts.values().stream().mapToLong(Debt::fullAt).sorted().toArray();
    if (times.length > 0) {
      long latest = times[times.length / 8];
      debts.values().removeIf(debt -> debt.fullAt() <= latest);
    }
  }

  /** One call's attempt to take tokens; it runs under the map's lock on the key. */
  private static final class Taking {
    private final Bucket bucket;
    private final int tokens;
    private final long now;
    private long wait;

    private Taking(Bucket bucket, int tokens, long now) {
      this.bucket = bucket;
      this.tokens = tokens;
      this.now = now;
    }

    private @Nullable Debt from(Key key, @Nullable Debt before) {
      Debt debt = (before == null ? Debt.none(now) : before).at(now, bucket);
      wait = debt.waitFor(tokens, bucket);
      if (wait == 0) {
        return debt.more(tokens, bucket);
      }
      // The debt may be a moment ahead of this caller's clock.
      wait += debt.time() - now;
      return debt;
    }
  }
}
