package io.i9chat.server;

import io.i9chat.redis.RedisProgram;
import io.i9chat.redis.RedisServer;
import org.jspecify.annotations.Nullable;

/** A real Redis that all tests of a JVM share; it ends with it. */
public final class TestRedis {
  private static @Nullable RedisServer shared;

  private TestRedis() {}

  /** Its URL. */
  public static synchronized String shared() {
    RedisServer one = shared;
    if (one == null) {
      one = RedisServer.start(RedisProgram.any());
      shared = one;
    }
    return one.url();
  }
}
