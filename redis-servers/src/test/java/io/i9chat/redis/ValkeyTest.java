package io.i9chat.redis;

import org.junit.jupiter.api.Tag;

@Tag("redis-servers")
class ValkeyTest extends ServerTests {
  @Override
  RedisProgram program() {
    return RedisProgram.valkey();
  }

  @Override
  String version() {
    return "9\\.";
  }
}
