package io.i9chat.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.redis.RedisProgram;
import io.i9chat.redis.RedisServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Joining: who may, and what is said to those who may not. */
class RedisOpeningTest {
  private static void open(RedisConfig config) {
    try (RedisNodes nodes = new RedisNodes(config)) {
      RedisNodes.Member node = nodes.join();
      assertThat(node.leases().hold("chore", Duration.ofMinutes(1))).isTrue();
    }
  }

  @Test
  void aUserNeedsTheRightsThatTheDocumentationNames() {
    try (RedisServer server = RedisServer.start(RedisProgram.embedded())) {
      String rights =
          "SETUSER i9chat on >password ~test-* resetchannels -@all +@read +@write +@scripting"
              + " +@connection +time +info +cluster|slots";
      server.ask(("ACL " + rights).split(" "));
      RedisConfig config = RedisConfig.of(server.url());
      open(config.signedIn("i9chat", "password"));
      assertThatThrownBy(() -> open(config.signedIn("i9chat", "wrong-secret")))
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining(server.address())
          .hasMessageContaining("WRONGPASS")
          .hasMessageNotContaining("wrong-secret");
      server.ask("ACL", "SETUSER", "i9chat", "-info");
      assertThatThrownBy(() -> open(config.signedIn("i9chat", "password")))
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining("NOPERM");
    }
  }

  @Test
  void aPasswordThatIsMissing() {
    try (RedisServer server =
        RedisServer.start(RedisProgram.embedded(), "--requirepass", "password")) {
      RedisConfig config = RedisConfig.of(server.url());
      open(config.signedIn(null, "password"));
      assertThatThrownBy(() -> open(config))
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining("NOAUTH");
    }
  }

  @Test
  void aServerThatIsNotThere() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    for (String hosts : new String[] {"127.0.0.1:" + port, "127.0.0.1:" + port + ",127.0.0.1:1"}) {
      assertThatThrownBy(() -> open(RedisConfig.of("redis://" + hosts)))
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining("127.0.0.1:" + port);
    }
    assertThatThrownBy(() -> open(RedisConfig.of("redis://127.0.0.1:" + port).watched("main")))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("127.0.0.1:" + port);
  }
}
