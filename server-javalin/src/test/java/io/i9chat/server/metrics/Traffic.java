package io.i9chat.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.TestServer;
import io.i9chat.server.TestServer.Person;
import io.i9chat.server.Uploads;
import io.i9chat.server.ws.SocketClient;
import io.i9chat.tck.Await;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A short life of a real server: something of each kind that is counted, and what it then tells.
 */
final class Traffic implements AutoCloseable {
  /** How many messages Ada sends. */
  static final int SENT = 3;

  /** An operation that there is none of. */
  static final String NO_OPERATION = "canary.operation";

  final TestServer server =
      TestServer.start(Map.of("I9CHAT_ADMIN_PORT", "0", "I9CHAT_RATE_LIMITS", "on"));

  final List<Person> people = server.enrol(2);

  private Traffic() {}

  /** Starts a server and has people use it. */
  static Traffic run() {
    Traffic traffic = new Traffic();
    try {
      traffic.callByHttp();
      traffic.moveMedia();
      traffic.talk();
      System.gc();
      Await.until("all is counted", traffic::isCounted);
      return traffic;
    } catch (RuntimeException | AssertionError failed) {
      traffic.close();
      throw failed;
    }
  }

  private void callByHttp() {
    Api api = server.api();
    assertThat(api.post("/signup", Map.of("email", "cleo@example.org")).status()).isEqualTo(202);
    for (int i = 0; i < 7; i++) {
      api.post("/sessions", Map.of("login", "cleo", "password", "not hers"));
    }
    assertThat(api.get("/canary-of-no-route").status()).isEqualTo(404);
    assertThat(server.api(people.getFirst()).get("/me").status()).isEqualTo(200);
  }

  private void moveMedia() {
    Api api = server.api(people.getFirst());
    String media = Uploads.upload(api, "photo", "image/jpeg", Uploads.jpeg(1_000));
    String download = api.get("/media/" + media).header("Location").orElseThrow();
    assertThat(Uploads.send(HttpRequest.newBuilder(URI.create(download))).statusCode())
        .isEqualTo(200);
    assertThat(Uploads.send(HttpRequest.newBuilder(url("/media/" + media))).statusCode())
        .isEqualTo(403);
  }

  private void talk() {
    try (SocketClient ada = connected(0);
        SocketClient bob = connected(1)) {
      Map<String, String> args = Map.of("username", people.get(1).username());
      String chat = ada.call("chats.openDirect", args).get("id").asString();
      for (int i = 0; i < SENT; i++) {
        ada.call("messages.send", text(chat, "number " + i));
      }
      bob.event("entry");
      assertThat(ada.refused("messages.send", text(UUID.randomUUID().toString(), "lost")))
          .isNotNull();
      assertThat(ada.refused(NO_OPERATION, Map.of())).isNotNull();
      ada.leave();
      ada.closeCode();
    }
    try (SocketClient broken = SocketClient.anonymous(url(""))) {
      broken.send("{");
      assertThat(broken.closeCode()).isEqualTo(4001);
    }
  }

  private SocketClient connected(int person) {
    SocketClient client = SocketClient.connect(url(""), people.get(person).token());
    client.event("hello");
    return client;
  }

  private static Map<String, Object> text(String chat, String text) {
    return Map.of(
        "chatId",
        chat,
        "clientId",
        UUID.randomUUID().toString(),
        "content",
        Map.of("type", "text", "text", text));
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  /** Connections are gone a moment after their clients have left; the process is bound behind. */
  private boolean isCounted() {
    Exposition now = scrape();
    return now.value("i9chat_connections", "state", "authenticated") == 0
        && now.value("i9chat_connections", "state", "waiting") == 0
        && now.types().containsKey("jvm_gc_pause_seconds")
        && now.types().containsKey("process_files_open_files");
  }

  /** What the admin port answers. */
  Answer admin(String path) {
    return new Api("http://127.0.0.1:" + server.adminPort()).raw("GET", path, null, null);
  }

  /** What the server tells now. */
  Exposition scrape() {
    return Exposition.of(admin("/metrics").response().body());
  }

  @Override
  public void close() {
    server.close();
  }
}
