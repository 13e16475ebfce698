package io.i9chat.server.operation;

import io.i9chat.ports.model.ops.Bucket;

/**
 * What a call of an operation takes from a token bucket before anything is done for it.
 *
 * @param refunded whether it is given back when the call is done, as for a right password
 */
public record Charge<I>(Bucket bucket, Key<? super I> key, boolean refunded) {
  /** Whose bucket it is. */
  @FunctionalInterface
  public interface Key<I> {
    /** The key that {@code call} counts under. */
    String of(Call call, I input);
  }

  /** A charge that stays taken. */
  static <I> Charge<I> of(Bucket bucket, Key<? super I> key) {
    return new Charge<>(bucket, key, false);
  }
}
