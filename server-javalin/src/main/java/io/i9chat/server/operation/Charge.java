package io.i9chat.server.operation;

import io.i9chat.ports.model.ops.Bucket;
import java.util.function.ToIntFunction;

/**
 * What a call of an operation takes from a token bucket before anything is done for it.
 *
 * @param tokens how many, at least 1 and at most the bucket's burst
 * @param refunded whether it is given back when the call is done, as for a right password
 */
public record Charge<I>(
    Bucket bucket, Key<? super I> key, ToIntFunction<? super I> tokens, boolean refunded) {
  /** Whose bucket it is. */
  @FunctionalInterface
  public interface Key<I> {
    /** The key that {@code call} counts under; read once a call. */
    String of(Call call, I input);
  }

  /** A charge of one token that stays taken. */
  static <I> Charge<I> of(Bucket bucket, Key<? super I> key) {
    return new Charge<>(bucket, key, input -> 1, false);
  }

  /** A charge of one token that is given back when the call is done. */
  static <I> Charge<I> refunded(Bucket bucket, Key<? super I> key) {
    return new Charge<>(bucket, key, input -> 1, true);
  }

  /** The same charge, of as many tokens as the input takes. */
  <J extends I> Charge<J> times(ToIntFunction<? super J> number) {
    return new Charge<>(bucket, key, number, refunded);
  }

  /**
   * Whether a call that failed gets it back: what is scarce is not to be lost for that, and what
   * comes back within a second keeps those who fail from calling without a pause.
   */
  boolean isScarce() {
    return bucket.period().toMillis() / bucket.refill() > 1_000;
  }
}
