package io.i9chat.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisException;

/** What tests rely on, of any program. */
abstract class ServerTests {
  private static final JedisClientConfig IMPATIENT =
      DefaultJedisClientConfig.builder().timeoutMillis(300).autoNegotiateProtocol(false).build();

  abstract RedisProgram program();

  /** What it begins its version with. */
  abstract String version();

  @Test
  void aServerIsOfTheVersionThatItStandsFor() {
    try (RedisServer server = RedisServer.start(program())) {
      assertThat(server.info("server", "tcp_port")).isEqualTo(String.valueOf(server.port()));
      assertThat(server.ask("INFO", "server").lines())
          .anyMatch(line -> line.matches("(redis|valkey)_version:" + version() + ".*"));
      assertThat(ProcessHandle.of(server.pid()).map(ProcessHandle::isAlive)).contains(true);
    }
  }

  @Test
  void aServerIsPausedAndGoesOn() {
    try (RedisServer server = RedisServer.start(program());
        Jedis jedis = new Jedis(new HostAndPort("127.0.0.1", server.port()), IMPATIENT)) {
      server.ask("SET", "a", "1");
      server.pause();
      assertThatThrownBy(() -> jedis.get("a")).isInstanceOf(JedisException.class);
      server.resume();
      assertThat(server.ask("GET", "a")).isEqualTo("1");
    }
  }

  @Test
  void aServerIsKilledAndComesBackEmpty() {
    try (RedisServer server = RedisServer.start(program(), "--requirepass", "secret")) {
      String run = server.info("server", "run_id");
      server.ask("SET", "a", "1");
      server.kill();
      assertThatThrownBy(() -> server.ask("GET", "a")).isInstanceOf(JedisException.class);
      server.restart();
      assertThat(server.ask("EXISTS", "a")).isEqualTo("0");
      assertThat(server.info("server", "run_id")).isNotEmpty().isNotEqualTo(run);
    }
  }

  @Test
  void aServerIsFlushed() {
    try (RedisServer server = RedisServer.start(program())) {
      server.ask("SET", "a", "1");
      server.flush();
      assertThat(server.ask("DBSIZE")).isEqualTo("0");
    }
  }

  @Test
  void aClosedServerIsGone() {
    RedisServer server = RedisServer.start(program());
    server.close();
    assertThat(ProcessHandle.of(server.pid()).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }
}
