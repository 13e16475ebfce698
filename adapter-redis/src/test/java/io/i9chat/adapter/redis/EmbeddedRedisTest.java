package io.i9chat.adapter.redis;

import io.i9chat.redis.RedisProgram;
import io.i9chat.redis.RedisServer;
import org.junit.jupiter.api.AfterAll;

/** On Redis 6.2. */
class EmbeddedRedisTest extends PortsOnRedis {
  private static final RedisServer SERVER = RedisServer.start(RedisProgram.embedded());

  EmbeddedRedisTest() {
    super(RedisConfig.of(SERVER.url()));
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }
}
