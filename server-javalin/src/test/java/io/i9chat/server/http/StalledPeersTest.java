package io.i9chat.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.TestServer;
import io.i9chat.server.TestServer.Person;
import io.i9chat.server.ws.SocketClient;
import io.i9chat.tck.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that stand still in a body or an answer take what is theirs, and nothing of others. */
class StalledPeersTest {
  private static final String ELSEWHERE = "192.0.2.7";
  private static final int MESSAGES = 60;

  // Started before all tests, closed after.
  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @SuppressWarnings("NullAway.Init")
  private static Person attacker;

  @SuppressWarnings("NullAway.Init")
  private static Person honest;

  private static String chat = "";
  private final List<Socket> open = new ArrayList<>();

  /** Two people with a chat of three pages, and limits. */
  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("I9CHAT_BUDGET", "16"));
    List<Person> both = server.enrol(2);
    attacker = both.getFirst();
    honest = both.getLast();
    chat = server.api(honest).send("PUT", "/chats/direct/" + attacker.username()).text("id");
    SocketClient sender =
        SocketClient.connect(URI.create("http://127.0.0.1:" + server.port()), honest.token());
    for (int i = 0; i < MESSAGES; i++) {
      Map<String, ?> content = Map.of("type", "text", "text", "\u4F60".repeat(4_000));
      sender.call(
          "messages.send",
          Map.of("chatId", chat, "clientId", UUID.randomUUID().toString(), "content", content));
    }
    sender.close();
    server.restart(Map.of("I9CHAT_RATE_LIMITS", "on", "I9CHAT_TRUSTED_PROXIES", "127.0.0.0/8"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    Await.until("what they held is given back", () -> server.budget().used() == 0);
  }

  /** Sends this from an address, and takes nothing of the answer. */
  private void stall(String request, String headers, byte[] body) throws IOException {
    Socket socket = new Socket();
    open.add(socket);
    socket.setReceiveBufferSize(4 * 1024);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    String head = request + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(body);
  }

  private static String bearer(Person person) {
    return "Authorization: Bearer " + person.token() + "\r\n";
  }

  private static String from(String address) {
    return "X-Forwarded-For: " + address + "\r\n";
  }

  private static String announcing(int bytes) {
    return "Content-Type: application/json\r\nContent-Length: " + bytes + "\r\n";
  }

  private static void othersAreServed(String address) {
    byte[] large = new byte[200 * 1024];
    Arrays.fill(large, (byte) ' ');
    large[0] = '{';
    large[large.length - 1] = '}';
    Answer sync =
        server
            .api(honest)
            .with("X-Forwarded-For", address)
            .raw("POST", "/api/v1/sync", "application/json", large);
    assertThat(sync.firstError()).isEqualTo("known is required");
    String history = "/chats/" + chat + "/history?limit=200";
    Answer page = server.api(honest).with("X-Forwarded-For", address).get(history);
    assertThat(page.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, Bodies.MAX_BYTES - 1})
  void bodiesOfOneAccount(int arrived) throws IOException {
    for (int i = 0; i < 32; i++) {
      String headers = from("192.0.2.1") + bearer(attacker) + announcing(Bodies.MAX_BYTES);
      stall("POST /api/v1/sync", headers, new byte[arrived]);
    }
    Await.until(
        "its share is used", () -> server.budget().used() > server.budget().accountBytes() / 2);

    assertThat(server.budget().used()).isLessThanOrEqualTo(server.budget().accountBytes());
    othersAreServed("192.0.2.1");
    othersAreServed(ELSEWHERE);
  }

  @Test
  void bodiesOfOneAddressWithoutAnAccount() throws IOException {
    int most = Bodies.MAX_ANONYMOUS_BYTES;
    for (int i = 0; i < 300; i++) {
      stall("POST /api/v1/signup", from("192.0.2.1") + announcing(most), new byte[most - 1]);
    }
    Await.until(
        "their share is used", () -> server.budget().used() > server.budget().addressBytes() / 3);

    assertThat(server.budget().used()).isLessThanOrEqualTo(server.budget().addressBytes() / 2);
    othersAreServed("192.0.2.1");
    Answer asked =
        server
            .api()
            .with("X-Forwarded-For", ELSEWHERE)
            .post("/signup", Map.of("email", "elsewhere@example.org"));
    assertThat(asked.status()).isEqualTo(202);
  }

  @Test
  void answersThatNobodyTakes() throws IOException {
    for (int i = 0; i < 290; i++) {
      stall(
          "GET /api/v1/chats/" + chat + "/history?limit=200",
          from("192.0.2." + (i % 20)) + bearer(attacker),
          new byte[0]);
    }
    Await.until(
        "its share is used", () -> server.budget().used() > server.budget().accountBytes() / 2);

    othersAreServed("192.0.2.1");
    othersAreServed(ELSEWHERE);
    assertThat(server.budget().used()).isLessThanOrEqualTo(server.budget().bytes());
  }

  @Test
  void whatOthersWaitForIsCutOff() throws IOException {
    int most = Bodies.MAX_BYTES;
    for (int i = 0; i < 3; i++) {
      stall("POST /api/v1/sync", bearer(attacker) + announcing(most), new byte[most - 1]);
    }
    Await.until(
        "its share is used", () -> server.budget().used() > server.budget().accountBytes() / 2);

    Await.until(
        "its own calls are answered again",
        () -> server.api(attacker).get("/chats/" + chat + "/history?limit=200").status() == 200);
  }
}
