package io.i9chat.ports.ops;

import io.i9chat.ports.model.ops.Bucket;
import java.time.Duration;

/**
 * Token buckets, one per bucket and key.
 *
 * <ul>
 *   <li>LIMITER-1: a new key may take the bucket's burst at once, and then what has refilled.
 *   <li>LIMITER-2: keys, and buckets of different names, do not touch each other.
 *   <li>LIMITER-3: a refusal takes nothing and answers how long to wait until the same call can
 *       succeed.
 *   <li>LIMITER-4: what is given back can be taken again; a bucket never holds more than its burst.
 *   <li>LIMITER-5: concurrent calls never take more than there is.
 *   <li>LIMITER-6: keys whose bucket is full again hold no memory for long.
 *   <li>LIMITER-7: a bucket of the cluster is one for all nodes; a bucket of a node is each node's
 *       own.
 * </ul>
 */
public interface RateLimiter {
  /**
   * Takes tokens, if there are enough.
   *
   * @param tokens at least 1
   * @return {@link Duration#ZERO} if they were taken, else the wait
   */
  Duration take(Bucket bucket, String key, int tokens);

  /** Gives tokens back that turned out not to be needed. */
  void giveBack(Bucket bucket, String key, int tokens);
}
