package io.i9chat.adapter.redis;

import io.i9chat.redis.RedisProgram;
import io.i9chat.redis.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** On the Redis that is installed. */
@Tag("redis-servers")
class InstalledRedisTest extends PortsOnRedis {
  private static final RedisServer SERVER = RedisServer.start(RedisProgram.redis());

  InstalledRedisTest() {
    super(RedisConfig.of(SERVER.url()));
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }
}
