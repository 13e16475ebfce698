package io.i9chat.server.nodes;

import io.i9chat.redis.RedisProgram;
import io.i9chat.redis.RedisServer;
import io.i9chat.server.crash.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Servers in JVMs of their own, on the Neo4j that tests share and a Redis of their own. */
final class Nodes implements AutoCloseable {
  /** The settings that the store is made with. */
  static final Map<String, String> ONE_SECRET =
      Map.of("I9CHAT_SECRET", "a-secret-of-all-nodes-of-a-test-32");

  private final Path folder;
  private final RedisServer redis;
  private final List<ServerProcess> nodes = new ArrayList<>();
  private final Random random;

  Nodes(Path folder, int count, Random random) {
    this.folder = folder;
    this.random = random;
    redis = RedisServer.start(RedisProgram.redis());
    try {
      for (int i = 0; i < count; i++) {
        nodes.add(start(i));
      }
    } catch (RuntimeException | Error failed) {
      close();
      throw failed;
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(ONE_SECRET);
    settings.put("I9CHAT_BUS", "redis");
    settings.put("REDIS_URL", redis.url());
    settings.put("I9CHAT_MEDIA_DIR", folder.resolve("media").toString());
    return settings;
  }

  private ServerProcess start(int number) {
    try {
      Path own = Files.createDirectories(folder.resolve("node-" + number));
      Files.createDirectories(folder.resolve("media"));
      return ServerProcess.start(own, settings());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The Redis that they share. */
  RedisServer redis() {
    return redis;
  }

  ServerProcess node(int number) {
    return nodes.get(number);
  }

  /** Kills a node, as {@code kill -9} does, and starts another in its place. */
  void replace(int number) {
    nodes.get(number).kill();
    nodes.set(number, start(number));
  }

  /** Any of them. */
  URI any() {
    return nodes.get(random.nextInt(nodes.size())).url();
  }

  int size() {
    return nodes.size();
  }

  @Override
  public void close() {
    nodes.forEach(ServerProcess::close);
    redis.close();
  }
}
