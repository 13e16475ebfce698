package io.i9chat.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.server.Certificate;
import io.i9chat.server.Door;
import io.i9chat.server.LogCapture;
import io.i9chat.server.TestServer;
import io.i9chat.server.boot.settings.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of S3 whose certificate is of an authority that is the operator's own. */
class BucketBehindTlsTest {
  // Made by JUnit.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "I9CHAT_MEDIA", "s3",
              "S3_BUCKET", "chat-media",
              "S3_ACCESS_KEY", "AKIA",
              "S3_SECRET_KEY", "secret"));

  /** Opens a way to a server that shows a certificate, and sets it. */
  private Door door(Certificate certificate, URI behind) {
    Door door = new Door(certificate.serving().getServerSocketFactory(), behind);
    settings.put("S3_ENDPOINT", "https://localhost:" + door.port());
    return door;
  }

  private void assertRefused(String start) {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> TestServer.start(settings).close())
        .withMessageStartingWith(start)
        .withMessageNotContaining("\n");
  }

  @Test
  void isTrustedByTheFileOfTheAuthority() {
    Certificate certificate = Certificate.in(folder);
    try (S3Process s3 = S3Process.start()) {
      settings.putAll(s3.settings());
      URI behind = URI.create(settings.getOrDefault("S3_ENDPOINT", ""));
      settings.put("S3_CA_FILE", certificate.chain().toString());
      try (Door door = door(certificate, behind);
          LogCapture log = LogCapture.ofAll();
          TestServer server = TestServer.start(settings)) {
        assertThat(server.port()).isNotEqualTo(door.port());
        assertThat(log.messages()).isEmpty();
      }
    }
  }

  @Test
  void isRefusedByALineThatNamesTheSettings() throws IOException {
    Certificate certificate = Certificate.in(folder);
    Path other = Certificate.in(Files.createDirectory(folder.resolve("other"))).chain();
    // No more than the handshake is needed.
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Door door = door(certificate, URI.create("http://127.0.0.1:" + silent.getLocalPort()))) {
      String refused = "S3_ENDPOINT=%1$s, S3_CA_FILE%2$s: the certificate of %1$s is refused: ";
      String endpoint = "https://localhost:" + door.port();
      assertRefused(refused.formatted(endpoint, ""));
      settings.put("S3_CA_FILE", other.toString());
      assertRefused(refused.formatted(endpoint, "=" + other));
      settings.put("S3_CA_FILE", certificate.chain().toString());
      String misnamed = "https://127.0.0.1:" + door.port();
      settings.put("S3_ENDPOINT", misnamed);
      assertRefused(refused.formatted(misnamed, "=" + certificate.chain()));
    }
  }

  @Test
  void aFileThatCannotBeUsedIsNamed() throws IOException {
    settings.put("S3_ENDPOINT", "https://localhost:1");
    Path missing = folder.resolve("missing.pem");
    settings.put("S3_CA_FILE", missing.toString());
    assertRefused("S3_CA_FILE=%1$s: cannot be used: %1$s does not exist".formatted(missing));
    for (String content : new String[] {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAA"}) {
      Path file = Files.writeString(folder.resolve("ca.pem"), content);
      settings.put("S3_CA_FILE", file.toString());
      assertRefused("S3_CA_FILE=%s: cannot be used: it holds no certificate".formatted(file));
    }
  }
}
