package io.i9chat.adapter.redis.node;

import static redis.clients.jedis.Protocol.Command.DEL;
import static redis.clients.jedis.Protocol.Command.XADD;
import static redis.clients.jedis.Protocol.Command.ZRANGE;
import static redis.clients.jedis.Protocol.Command.ZREM;

import io.i9chat.adapter.redis.client.Command;
import io.i9chat.adapter.redis.client.Keys;

/** The commands on the sorted set of all nodes, and on the stream of one. */
public final class Roll {
  /** What a record says of which nothing is to be heard. */
  public static final String NOTHING = "r";

  /** What a record says that brings a signal. */
  public static final String SIGNAL = "s";

  /** What a record says by which a node hears of a gap. */
  public static final String GAP = "g";

  private static final String NOW =
      """
      local t = redis.call('TIME')
      local now = t[1] * 1000 + math.floor(t[2] / 1000)
      """;

  private static final String REGISTER =
      NOW
          + """
          redis.call('ZADD', KEYS[1], now, ARGV[1])
          redis.call('PEXPIRE', KEYS[1], ARGV[2])
          return now
          """;

  /**
   * Renews a node that is there, answers the time, when it was renewed before, and all nodes. If it
   * may judge, those whose lease lapsed are dead by it.
   */
  private static final String BEAT =
      NOW
          + """
          local was = redis.call('ZSCORE', KEYS[1], ARGV[1])
          if was then
            redis.call('ZADD', KEYS[1], now, ARGV[1])
          end
          local all = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
          for i = 1, #all, 2 do
            local mark = string.sub(all[i], 1, 1)
            if mark == '-' or mark == '~' then
              if tonumber(all[i + 1]) < now - ARGV[3] then
                redis.call('ZREM', KEYS[1], all[i])
              end
            elseif tonumber(all[i + 1]) < now - ARGV[2] then
              redis.call('ZREM', KEYS[1], all[i])
              all[i] = '-' .. all[i]
              redis.call('ZADD', KEYS[1], all[i + 1], all[i])
            end
          end
          redis.call('PEXPIRE', KEYS[1], ARGV[3])
          return {now, was, all}
          """;

  private static final String RETIRE =
      NOW
          + """
          if ARGV[2] == 'gone' then
            redis.call('ZREM', KEYS[1], ARGV[1])
          end
          redis.call('ZADD', KEYS[1], now, '~' .. ARGV[1])
          redis.call('PEXPIRE', KEYS[1], ARGV[3])
          return now
          """;

  /** Makes the stream of a node, with a record, so that it is known what comes after. */
  private static final String OPEN =
      """
      local id = redis.call('XADD', KEYS[1], '*', ARGV[1], '')
      redis.call('PEXPIRE', KEYS[1], ARGV[2])
      return id
      """;

  /** Drops what was read, and answers the last id that was given; nothing if there is no stream. */
  private static final String TEND =
      """
      if redis.call('EXISTS', KEYS[1]) == 0 then
        return false
      end
      redis.call('XTRIM', KEYS[1], 'MINID', ARGV[1])
      redis.call('PEXPIRE', KEYS[1], ARGV[2])
      local info = redis.call('XINFO', 'STREAM', KEYS[1])
      for i = 1, #info, 2 do
        if info[i] == 'last-generated-id' then
          return info[i + 1]
        end
      end
      return false
      """;

  private Roll() {}

  /** Puts a node on the roll; answers the time. */
  static Command register(Keys keys, String node, Times times) {
    return Command.script(REGISTER, keys.nodes(), node, times.keep().toMillis());
  }

  /** A heartbeat. */
  static Command beat(Keys keys, String node, Times times, boolean judging) {
    // A node that may not judge takes none for dead, however long it was silent.
    long lease = judging ? times.lease().toMillis() : Long.MAX_VALUE / 2;
    return Command.script(BEAT, keys.nodes(), node, lease, times.keep().toMillis());
  }

  /**
   * Leaves the people of a node to the others.
   *
   * @param gone whether the node itself is gone too
   */
  static Command retire(Keys keys, String node, Times times, boolean gone) {
    return Command.script(
        RETIRE, keys.nodes(), node, gone ? "gone" : "here", times.keep().toMillis());
  }

  /** Takes a node off the roll, or one that is marked. */
  public static Command forget(Keys keys, String marked) {
    return Command.of(ZREM, keys.nodes(), marked);
  }

  /** All nodes, marked or not. */
  public static Command all(Keys keys) {
    return Command.of(ZRANGE, keys.nodes(), 0, -1);
  }

  /** All nodes, marked or not, each followed by its time. */
  static Command allWithTimes(Keys keys) {
    return Command.of(ZRANGE, keys.nodes(), 0, -1, "WITHSCORES");
  }

  /** Whether an entry of the roll is a node that lives. */
  public static boolean isLiving(String entry) {
    return !entry.startsWith(Keys.DEAD) && !entry.startsWith(Keys.RETIRED);
  }

  /** Makes the stream of a node; answers the id of its first record. */
  static Command open(Keys keys, String node, Times times) {
    return Command.script(OPEN, keys.stream(node), NOTHING, times.age().toMillis());
  }

  /** Drops what a node has read of its stream. */
  static Command tend(Keys keys, Incarnation node, Times times) {
    return Command.script(
        TEND, keys.stream(node.id()), node.last().next().toString(), times.age().toMillis());
  }

  /** Has a reader that waits for a stream look up, before the stream is gone. */
  static Command wake(Keys keys, String node) {
    return Command.of(XADD, keys.stream(node), "*", NOTHING, "");
  }

  /** Drops the stream of a node. */
  public static Command dropStream(Keys keys, String node) {
    return Command.of(DEL, keys.stream(node));
  }
}
