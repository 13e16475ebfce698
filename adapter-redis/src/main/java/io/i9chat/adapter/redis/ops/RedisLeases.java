package io.i9chat.adapter.redis.ops;

import io.i9chat.adapter.redis.client.Access;
import io.i9chat.adapter.redis.client.Answers;
import io.i9chat.adapter.redis.client.Command;
import io.i9chat.adapter.redis.client.Keys;
import io.i9chat.adapter.redis.node.Node;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.ops.Leases;
import java.time.Duration;
import java.util.UUID;

/** Leases that expire by the clock of Redis; none is held while it is out of reach. */
public final class RedisLeases implements Leases {
  private static final String HOLD =
      """
      local holder = redis.call('GET', KEYS[1])
      if holder and holder ~= ARGV[1] then
        return 0
      end
      redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
      return 1
      """;

  private static final String GIVE_BACK =
      """
      if redis.call('GET', KEYS[1]) == ARGV[1] then
        redis.call('DEL', KEYS[1])
      end
      return 1
      """;

  private final Access access;
  private final Keys keys;
  // Of this process, whatever it is registered as: a lease is not lost with a registration.
  private final String holder = UUID.randomUUID().toString();

  /** Holds none. */
  public RedisLeases(Node node) {
    access = node.access();
    keys = node.keys();
  }

  @Override
  public boolean hold(String name, Duration time) {
    try {
      Command holding = Command.script(HOLD, keys.lease(name), holder, time.toMillis());
      return Answers.number(access.one(holding)) == 1;
    } catch (PortFailure unreachable) {
      return false;
    }
  }

  @Override
  public void giveBack(String name) {
    try {
      access.one(Command.script(GIVE_BACK, keys.lease(name), holder));
    } catch (PortFailure unreachable) {
      // It expires by itself.
    }
  }
}
