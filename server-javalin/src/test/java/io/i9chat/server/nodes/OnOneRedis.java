package io.i9chat.server.nodes;

import io.i9chat.redis.RedisProgram;
import io.i9chat.redis.RedisServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests of one scene, whose nodes share one Redis. */
@Tag("nodes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnOneRedis {
  RedisServer redis;
  Scene scene;

  @BeforeAll
  void start(@TempDir Path folder) {
    redis = RedisServer.start(RedisProgram.redis());
    scene = new Scene(folder, redis.url());
  }

  @AfterAll
  void end() {
    if (scene != null) {
      scene.close();
    }
    redis.close();
  }
}
