package io.i9chat.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.Door;
import io.i9chat.server.TestServer;
import io.i9chat.tck.Await;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.Test;

/** What those who run a server are told while its bucket cannot be reached. */
class BucketAwayTest {
  private static Answer admin(TestServer server, String path) {
    return new Api("http://127.0.0.1:" + server.adminPort()).raw("GET", path, null, null);
  }

  private static void awaitMedia(TestServer server, String state) {
    Await.until(
        "media is " + state, () -> admin(server, "/readyz").text("parts.media").equals(state));
  }

  @Test
  void theMediaAreNamedAsDownAndThenAsUpAgain() {
    try (S3Process s3 = S3Process.start()) {
      Map<String, String> settings = new HashMap<>(s3.settings());
      URI behind = URI.create(settings.getOrDefault("S3_ENDPOINT", ""));
      try (Door door = new Door(ServerSocketFactory.getDefault(), behind)) {
        settings.put("S3_ENDPOINT", "http://127.0.0.1:" + door.port());
        settings.put("I9CHAT_ADMIN_PORT", "0");
        try (TestServer server = TestServer.start(settings)) {
          awaitMedia(server, "up");
          for (int round = 0; round < 2; round++) {
            door.shut();
            awaitMedia(server, "down");
            assertOnlyMediaIsDown(server);
            door.openAgain();
            awaitMedia(server, "up");
          }
        }
      }
    }
  }

  /** Most calls go on without media, so the server is still to be sent requests. */
  private static void assertOnlyMediaIsDown(TestServer server) {
    Answer ready = admin(server, "/readyz");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.response().body())
        .isEqualTo(
            "{\"ready\":true,\"parts\":{\"server\":\"up\",\"store\":\"up\","
                + "\"media\":\"down\",\"mail\":\"up\"}}");
    assertThat(admin(server, "/metrics").response().body())
        .contains("i9chat_up{part=\"media\"} 0.0", "i9chat_up{part=\"store\"} 1.0");
    assertThat(server.api().get("/limits").status()).isEqualTo(200);
  }
}
