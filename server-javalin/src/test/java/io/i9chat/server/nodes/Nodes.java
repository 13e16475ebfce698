package io.i9chat.server.nodes;

import io.i9chat.server.crash.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** Servers in JVMs of their own, on the Neo4j that tests share and one Redis. */
final class Nodes implements AutoCloseable {
  /** The settings that the store is made with. */
  static final Map<String, String> ONE_SECRET =
      Map.of("I9CHAT_SECRET", "a-secret-of-all-nodes-of-a-test-32");

  private final Path folder;
  private final String redis;
  private final List<ServerProcess> nodes = new CopyOnWriteArrayList<>();
  private final Random random;

  /**
   * Starts so many.
   *
   * @param redis the URL of the Redis that they share
   */
  Nodes(Path folder, int count, String redis, Random random) {
    this.folder = folder;
    this.redis = redis;
    this.random = random;
    try {
      for (int i = 0; i < count; i++) {
        nodes.add(launch(i));
      }
    } catch (RuntimeException | Error failed) {
      close();
      throw failed;
    }
  }

  /** What makes servers nodes of one: a secret, a Redis, and a folder of media. */
  static Map<String, String> settings(Path folder, String redis) {
    Map<String, String> settings = new HashMap<>(ONE_SECRET);
    settings.put("I9CHAT_BUS", "redis");
    settings.put("REDIS_URL", redis);
    settings.put("I9CHAT_MEDIA_DIR", folder.resolve("media").toString());
    return settings;
  }

  private ServerProcess launch(int number) {
    try {
      Path own = Files.createDirectories(folder.resolve("node-" + number));
      Files.createDirectories(folder.resolve("media"));
      return ServerProcess.start(own, settings(folder, redis));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  ServerProcess node(int number) {
    return nodes.get(number);
  }

  /** Starts another in the place of one that ended, and returns when it is ready. */
  void start(int number) {
    nodes.set(number, launch(number));
  }

  /** Where any of them listens, also one that ended. */
  URI any() {
    return at(number());
  }

  /** Where one of them listens. */
  URI at(int number) {
    return nodes.get(number).url();
  }

  /** The number of any. */
  int number() {
    return random.nextInt(nodes.size());
  }

  @Override
  public void close() {
    nodes.forEach(ServerProcess::close);
  }
}
