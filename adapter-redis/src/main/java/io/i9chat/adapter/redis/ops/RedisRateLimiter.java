package io.i9chat.adapter.redis.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.adapter.redis.client.Access;
import io.i9chat.adapter.redis.client.Answers;
import io.i9chat.adapter.redis.client.Command;
import io.i9chat.adapter.redis.client.Keys;
import io.i9chat.adapter.redis.node.Node;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.RateLimiter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;

/**
 * Buckets of the cluster in Redis, by its clock: of each there is only when it is full again. Those
 * of the node are another limiter's, which stands in for Redis while that is out of reach: each
 * node grants a bucket by itself then. Keys are digests, for they may say where a caller is.
 */
public final class RedisRateLimiter implements RateLimiter {
  /**
   * Arguments: how many microseconds a token takes, how many of them the burst takes, and the
   * tokens. Half a microsecond too early is in time, as fractions are rounded.
   */
  private static final String TAKE =
      """
      local t = redis.call('TIME')
      local now = t[1] * 1000000 + t[2]
      local full = tonumber(redis.call('GET', KEYS[1]) or now)
      local after = math.max(full, now) + ARGV[1] * ARGV[3]
      local over = after - now - ARGV[2]
      if over > 0.5 then
        return math.ceil(over)
      end
      redis.call('SET', KEYS[1], string.format('%.3f', after), 'PX', math.ceil((after - now) / 1000))
      return 0
      """;

  private static final String GIVE_BACK =
      """
      local t = redis.call('TIME')
      local now = t[1] * 1000000 + t[2]
      local after = tonumber(redis.call('GET', KEYS[1]) or now) - ARGV[1] * ARGV[2]
      if after > now then
        redis.call('SET', KEYS[1], string.format('%.3f', after), 'PX', math.ceil((after - now) / 1000))
      else
        redis.call('DEL', KEYS[1])
      end
      return 0
      """;

  private static final double NANOS = 1_000;
  private static final int DIGEST_BYTES = 16;

  private final Access access;
  private final Keys keys;
  private final RateLimiter own;

  /**
   * Nothing is taken yet.
   *
   * @param own the limiter of this node
   */
  public RedisRateLimiter(Node node, RateLimiter own) {
    access = node.access();
    keys = node.keys();
    this.own = own;
  }

  @Override
  public Duration take(Bucket bucket, String key, int tokens) {
    check(tokens);
    if (tokens > bucket.burst()) {
      throw new IllegalArgumentException(
          "bucket " + bucket.name() + " never holds " + tokens + " tokens");
    }
    if (bucket.scope() == Bucket.Scope.NODE || access.isOpen()) {
      return own.take(bucket, key, tokens);
    }
    try {
      double token = token(bucket);
      Command taking =
          Command.script(TAKE, keyOf(bucket, key), token, token * bucket.burst(), tokens);
      return Duration.ofNanos(Answers.number(access.one(taking)) * (long) NANOS);
    } catch (PortFailure unreachable) {
      return own.take(bucket, key, tokens);
    }
  }

  @Override
  public void giveBack(Bucket bucket, String key, int tokens) {
    check(tokens);
    if (bucket.scope() == Bucket.Scope.NODE || access.isOpen()) {
      own.giveBack(bucket, key, tokens);
      return;
    }
    try {
      access.one(Command.script(GIVE_BACK, keyOf(bucket, key), token(bucket), tokens));
    } catch (PortFailure unreachable) {
      own.giveBack(bucket, key, tokens);
    }
  }

  private static void check(int tokens) {
    if (tokens < 1) {
      throw new IllegalArgumentException("at least one token");
    }
  }

  /** How many microseconds a token takes. */
  private static double token(Bucket bucket) {
    return bucket.period().toNanos() / NANOS / bucket.refill();
  }

  private String keyOf(Bucket bucket, String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] name = bucket.name().getBytes(UTF_8);
      // With its length, so that names and keys do not run together.
      digest.update((name.length + ":").getBytes(UTF_8));
      digest.update(name);
      byte[] whole = digest.digest(key.getBytes(UTF_8));
      byte[] start = java.util.Arrays.copyOf(whole, DIGEST_BYTES);
      return keys.limit(Base64.getUrlEncoder().withoutPadding().encodeToString(start));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JDK has SHA-256", absent);
    }
  }
}
