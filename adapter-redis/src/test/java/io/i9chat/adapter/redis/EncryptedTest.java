package io.i9chat.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.redis.RedisProgram;
import io.i9chat.redis.RedisServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS; the Redis of the jar has none. */
@Tag("redis-servers")
class EncryptedTest {
  private static final char[] LOCK = "password".toCharArray();

  @TempDir private Path folder;

  /** A certificate for 127.0.0.1 that signed itself, and its key, as files. */
  private void certify() throws Exception {
    Path store = folder.resolve("store");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process made =
        new ProcessBuilder(
                (keytool
                        + " -genkeypair -alias redis -keyalg EC -dname CN=redis -validity 2"
                        + " -ext san=ip:127.0.0.1 -storetype PKCS12 -storepass password -keystore "
                        + store)
                    .split(" "))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(made.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance(store.toFile(), LOCK);
    pem("redis.crt", "CERTIFICATE", keys.getCertificate("redis").getEncoded());
    pem("redis.key", "PRIVATE KEY", keys.getKey("redis", LOCK).getEncoded());
  }

  private void pem(String name, String what, byte[] bytes) throws Exception {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, text));
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void open(RedisConfig config) {
    try (RedisNodes nodes = new RedisNodes(config)) {
      assertThat(nodes.join().leases().hold("chore", Duration.ofMinutes(1))).isTrue();
    }
  }

  @Test
  void aCertificateIsTrustedIfItIsToldToAndNamesTheServer() throws Exception {
    certify();
    int port = freePort();
    String crt = folder.resolve("redis.crt").toString();
    try (RedisServer server =
        RedisServer.start(
            RedisProgram.redis(),
            "--tls-port",
            String.valueOf(port),
            "--tls-cert-file",
            crt,
            "--tls-key-file",
            folder.resolve("redis.key").toString(),
            "--tls-ca-cert-file",
            crt,
            "--tls-auth-clients",
            "no")) {
      assertThat(server.port()).isNotEqualTo(port);
      RedisConfig config = RedisConfig.of("rediss://127.0.0.1:" + port);
      open(config.trusting(Path.of(crt)));
      assertThatThrownBy(() -> open(config))
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining("certification path");
      assertThatThrownBy(
              () -> open(RedisConfig.of("rediss://localhost:" + port).trusting(Path.of(crt))))
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining("localhost");
      assertThatThrownBy(() -> open(config.trusting(folder.resolve("absent"))))
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining("absent");
    }
  }
}
