package io.i9chat.redis;

class EmbeddedRedisTest extends ServerTests {
  @Override
  RedisProgram program() {
    return RedisProgram.embedded();
  }

  @Override
  String version() {
    return "6.2";
  }
}
