package io.i9chat.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.i9chat.server.LogCapture;
import io.i9chat.server.TestServer;
import io.i9chat.server.TestServer.Person;
import io.i9chat.server.operation.Call;
import io.i9chat.server.ws.SocketClient;
import io.i9chat.tck.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the access log has of connections and their calls. */
class ConnectionLogTest {
  private static final String ACCOUNT = "[0-9a-f-]{36}";
  private static final Pattern MORE = Pattern.compile("WS failed (\\d+) more: .*");

  // Before the capture, for it has the log hold less.
  private final TestServer server = TestServer.start();
  private final Person ada = server.enrol();
  private final LogCapture access = LogCapture.of("access").from(Level.INFO);

  @BeforeEach
  void forget() {
    access.records().clear();
  }

  @AfterEach
  void stop() {
    access.close();
    server.close();
  }

  private SocketClient connect() {
    SocketClient client = SocketClient.connect(url(), ada.token());
    client.event("hello");
    return client;
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  private static Map<String, Object> nowhere() {
    return Map.of("chatId", "00000000-0000-4000-8000-000000000000");
  }

  private ILoggingEvent record(String pattern) {
    Await.until(
        pattern + " is logged",
        () -> access.messages().stream().anyMatch(line -> line.matches(pattern)));
    return access.records().stream()
        .filter(record -> record.getFormattedMessage().matches(pattern))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aConnectionHasALineWhenItOpensAndOneWhenItEnds() {
    try (SocketClient client = connect()) {
      client.call("ping", Map.of());
      client.call("me.get", Map.of());
      client.leave();
    }

    ILoggingEvent opened = record("WS open " + ACCOUNT);
    ILoggingEvent closed = record("WS close 1000 by peer \\d+ ms 2 calls \\d+ events " + ACCOUNT);
    assertThat(opened.getMDCPropertyMap().get(Call.REQUEST_ID))
        .isNotEmpty()
        .isEqualTo(closed.getMDCPropertyMap().get(Call.REQUEST_ID));
    assertThat(access.messages()).as("what was done is at debug").hasSize(2);
  }

  @Test
  void whatTheServerClosedSaysWithWhichCode() {
    try (SocketClient client = SocketClient.anonymous(url())) {
      client.send("{");
      assertThat(client.closeCode()).isEqualTo(4001);
    }

    record("WS open -");
    record("WS close 4001 by server \\d+ ms 0 calls 0 events -");
  }

  @Test
  void aCallThatFailsHasALineWithTheIdOfItsAnswer() {
    try (SocketClient client = connect()) {
      JsonNode error = client.refused("chats.get", nowhere());

      ILoggingEvent failed = record("WS chats.get 404 not_found \\d+ ms " + ACCOUNT);
      assertThat(failed.getLevel()).isEqualTo(Level.INFO);
      assertThat(failed.getMDCPropertyMap().get(Call.REQUEST_ID))
          .isEqualTo(error.get("requestId").asString());
      client.refused("canary.operation", Map.of());
      record("WS - 400 invalid_input \\d+ ms " + ACCOUNT);
      assertThat(access.messages()).noneMatch(line -> line.contains("canary"));
    }
  }

  @Test
  void aCallThatIsDoneHasALineAtDebug() {
    access.from(Level.DEBUG);
    try (SocketClient client = connect()) {
      client.call("me.get", Map.of());

      assertThat(record("WS me.get ok \\d+ ms " + ACCOUNT).getLevel()).isEqualTo(Level.DEBUG);
    }
  }

  @Test
  void addressesAreThereIfTheyAreAskedFor() {
    server.restart(Map.of("I9CHAT_LOG_ADDRESSES", "true"));
    try (SocketClient client = connect()) {
      client.refused("chats.get", nowhere());
      client.leave();
    }

    record("WS open " + ACCOUNT + " 127\\.0\\.0\\.1");
    record("WS chats.get 404 not_found \\d+ ms " + ACCOUNT + " 127\\.0\\.0\\.1");
    record("WS close 1000 .* " + ACCOUNT + " 127\\.0\\.0\\.1");
  }

  @Test
  void aHandshakeThatIsRefusedHasALine() throws IOException {
    String handshake =
        """
        GET /api/v1/ws HTTP/1.1
        Host: canary.example
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

        """;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(handshake.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(12);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 421");
    }

    record("WS - 421 not_found -");
    assertThat(access.messages()).noneMatch(line -> line.contains("canary"));
  }

  @Test
  void aFloodOfFailuresIsAFewLinesThatCountAll() {
    int calls = 600;
    long began = System.nanoTime();
    try (SocketClient client = connect()) {
      List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        answers.add(client.start("chats.get", nowhere()));
        if (answers.size() == 20) {
          answers.forEach(SocketClient::await);
          answers.clear();
        }
      }
      client.leave();
    }
    record("WS close .*");

    long single = count("WS chats.get 404 .*");
    long shared = 0;
    for (String line : access.messages()) {
      Matcher more = MORE.matcher(line.replaceAll(" " + ACCOUNT + "$", ""));
      shared += more.matches() ? Long.parseLong(more.group(1)) : 0;
    }
    long seconds = (System.nanoTime() - began) / 1_000_000_000 + 2;
    assertThat(single + shared).isEqualTo(calls);
    assertThat(single).isLessThanOrEqualTo(FailedCalls.LINES * seconds);
  }

  private long count(String pattern) {
    return access.messages().stream().filter(line -> line.matches(pattern)).count();
  }
}
