package io.i9chat.redis;

import org.junit.jupiter.api.Tag;

@Tag("redis-servers")
class InstalledRedisTest extends ServerTests {
  @Override
  RedisProgram program() {
    return RedisProgram.redis();
  }

  @Override
  String version() {
    return "[78]\\.";
  }
}
