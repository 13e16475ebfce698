package io.i9chat.tck.broken.ops;

import io.i9chat.ports.Ports;
import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.RateLimiter;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Cases.Limiting;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.Overlap;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Limiters that break a rule each. */
public final class LimiterFakes {
  private LimiterFakes() {}

  private static class OverLimiter implements RateLimiter {
    final RateLimiter real;

    OverLimiter(RateLimiter real) {
      this.real = real;
    }

    @Override
    public Duration take(Bucket bucket, String key, int tokens) {
      return real.take(bucket, key, tokens);
    }

    @Override
    public void giveBack(Bucket bucket, String key, int tokens) {
      real.giveBack(bucket, key, tokens);
    }
  }

  /** Also counts the keys that ever were, as a limiter holds that lets none go. */
  private static final class Keeping extends OverLimiter {
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    Keeping(RateLimiter real) {
      super(real);
    }

    @Override
    public Duration take(Bucket bucket, String key, int tokens) {
      keys.add(key);
      return real.take(bucket, key, tokens);
    }
  }

  private static Fake limiter(
      String rule, String how, Function<RateLimiter, RateLimiter> breaking) {
    return new Fake(
        rule,
        how,
        Cases.LimiterCase.class,
        () -> {
          MovableClock clock = new MovableClock(Instant.EPOCH);
          Ports ports = InMemoryPorts.fresh(clock);
          Keeping counting = new Keeping(breaking.apply(ports.limiter()));
          return new Limiting(counting, clock, counting.keys::size);
        });
  }

  /** How tokens are taken instead. */
  @FunctionalInterface
  private interface Taking {
    Duration take(RateLimiter real, Bucket bucket, String key, int tokens);
  }

  private static Fake taking(String rule, String how, Taking taking) {
    return limiter(
        rule,
        how,
        good ->
            new OverLimiter(good) {
              @Override
              public Duration take(Bucket bucket, String key, int tokens) {
                return taking.take(real, bucket, key, tokens);
              }
            });
  }

  public static List<Fake> all() {
    List<Fake> fakes =
        new ArrayList<>(
            List.of(
                taking(
                    "LIMITER-1",
                    "the burst is one more",
                    (real, b, key, tokens) ->
                        real.take(
                            Bucket.ofNode(b.name(), b.burst() + 1, b.refill(), b.period()),
                            key,
                            tokens)),
                taking(
                    "LIMITER-2",
                    "name and key run together",
                    (real, b, key, tokens) ->
                        real.take(
                            Bucket.ofNode("", b.burst(), b.refill(), b.period()),
                            b.name() + ":" + key,
                            tokens)),
                taking(
                    "LIMITER-3",
                    "a refusal takes a token",
                    (real, bucket, key, tokens) -> {
                      Duration wait = real.take(bucket, key, tokens);
                      if (!wait.isZero()) {
                        real.take(bucket, key, 1);
                      }
                      return wait;
                    })));
    fakes.addAll(moreLimiters());
    return fakes;
  }

  private static List<Fake> moreLimiters() {
    Overlap overlap = new Overlap();
    return List.of(
        limiter(
            "LIMITER-4",
            "nothing can be given back",
            good ->
                new OverLimiter(good) {
                  @Override
                  public void giveBack(Bucket bucket, String key, int tokens) {
                    real.take(bucket, key, tokens);
                  }
                }),
        taking(
            "LIMITER-5",
            "calls that meet all succeed",
            (real, bucket, key, tokens) ->
                overlap.call(() -> real.take(bucket, key, tokens), () -> Duration.ZERO)),
        limiter("LIMITER-6", "no key is let go", OverLimiter::new));
  }
}
