package io.i9chat.adapter.redis;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.*;
import java.util.*;

final class OneRedis implements AutoCloseable {
  final int port;
  private Process process;
  OneRedis(int port) { this.port = port; start(); }
  void start() {
    try {
      Path dir = Files.createTempDirectory("redis");
      process = new ProcessBuilder("redis-server", "--port", "" + port, "--save", "", "--appendonly", "no", "--dir", dir.toString())
          .redirectErrorStream(true).redirectOutput(dir.resolve("log").toFile()).start();
      for (int i = 0; i < 500; i++) {
        try (Socket s = new Socket("127.0.0.1", port)) { return; } catch (IOException e) { Thread.sleep(10); }
      }
      throw new IllegalStateException("not started");
    } catch (Exception e) { throw new IllegalStateException(e); }
  }
  void kill() { process.destroyForcibly(); try { process.waitFor(); } catch (InterruptedException e) { throw new IllegalStateException(e); } }
  private void signal(String s) { try { new ProcessBuilder("kill", s, "" + process.pid()).start().waitFor(); } catch (Exception e) { throw new IllegalStateException(e);} }
  void pause() { signal("-STOP"); }
  void resume() { signal("-CONT"); }
  RedisConfig config() { return RedisConfig.of("redis://127.0.0.1:" + port); }
  @Override public void close() { kill(); }
}
