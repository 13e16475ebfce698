package io.i9chat.server.operation;

import io.i9chat.ports.ops.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What one call has taken from rate buckets, and gives back where it may. */
final class TakenTokens {
  private record Part(Charge<?> charge, String key, int tokens) {
    static <I> Part of(Charge<? super I> charge, Call call, I input) {
      return new Part(charge, charge.key().of(call, input), charge.tokens().applyAsInt(input));
    }
  }

  private final RateLimiter limiter;
  private final List<Part> parts = new ArrayList<>();
  private Duration wait = Duration.ZERO;

  private TakenTokens(RateLimiter limiter) {
    this.limiter = limiter;
  }

  /** Takes all of {@code charges}, or none of them. */
  static <I> TakenTokens of(
      RateLimiter limiter, List<? extends Charge<? super I>> charges, Call call, I input) {
    TakenTokens taken = new TakenTokens(limiter);
    try {
      for (Charge<? super I> charge : charges) {
        Part part = Part.of(charge, call, input);
        taken.wait = limiter.take(charge.bucket(), part.key(), part.tokens());
        if (!taken.wait.isZero()) {
          taken.giveBack(any -> true);
          return taken;
        }
        taken.parts.add(part);
      }
      return taken;
    } catch (RuntimeException failed) {
      // A key may have to be looked up.
      taken.giveBack(any -> true);
      throw failed;
    }
  }

  /** Zero if it was taken, else how long to wait. */
  Duration waiting() {
    return wait;
  }

  /** The call is done. */
  void done() {
    giveBack(Charge::refunded);
  }

  /** The call failed, through no fault of the caller, and is to be repeated. */
  void failed() {
    giveBack(charge -> charge.refunded() || charge.isScarce());
  }

  private void giveBack(Predicate<Charge<?>> which) {
    for (Part part : parts) {
      if (which.test(part.charge())) {
        limiter.giveBack(part.charge().bucket(), part.key(), part.tokens());
      }
    }
    parts.clear();
  }
}
