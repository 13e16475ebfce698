package io.i9chat.adapter.redis.node;

import io.i9chat.adapter.redis.client.Access;
import io.i9chat.adapter.redis.client.Keys;

/**
 * What all parts of this node work with.
 *
 * @param access to Redis
 * @param keys the names of keys
 * @param times what takes how long
 * @param self what this node is registered as
 * @param clock the time of Redis
 */
public record Node(Access access, Keys keys, Times times, Self self, RedisClock clock) {
  /** A node that is not registered yet. */
  public static Node of(Access access, Keys keys, Times times) {
    return new Node(access, keys, times, new Self(times.patience()), new RedisClock());
  }
}
