package io.i9chat.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.ws.SocketClient;
import io.i9chat.tck.Rule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The server is killed while 50 pairs send: whatever a client has seen the result of is in the log
 * once, where the result said, and no chat has a gap.
 */
class KillingTheServerTest {
  private static final int PAIRS = 50;
  private static final int IN_FLIGHT = 4;

  /** So many results are awaited before the kill, which then falls into the middle of more. */
  private static final int RESULTS_BEFORE_KILL = 2_000;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path folder;

  /** What clients were told: by chat and client id, the seq of the result. */
  private final Map<String, Map<String, Long>> acknowledged = new ConcurrentHashMap<>();

  @Test
  @Rule("IDEM-1")
  void onceUnderLoad() {
    rounds(1);
  }

  @Test
  @Tag("long")
  @Rule("IDEM-1")
  void manyTimesUnderLoad() {
    rounds(Integer.getInteger("i9chat.test.kills", 5));
  }

  private void rounds(int rounds) {
    List<Map.Entry<String, String>> people =
        List.copyOf(ServerProcess.accounts(folder, 2 * PAIRS).entrySet());
    for (int round = 1; round <= rounds; round++) {
      ServerProcess server = ServerProcess.start(folder);
      sendUntilKilled(server, people, round);
      try (ServerProcess again = ServerProcess.start(folder)) {
        check(again.url(), people);
      }
    }
    assertThat(acknowledged.values().stream().mapToInt(Map::size).sum())
        .isGreaterThanOrEqualTo(rounds * RESULTS_BEFORE_KILL);
  }

  private void sendUntilKilled(
      ServerProcess server, List<Map.Entry<String, String>> people, int round) {
    CountDownLatch results = new CountDownLatch(RESULTS_BEFORE_KILL);
    List<SocketClient> clients = new ArrayList<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      SocketClient client = SocketClient.connect(server.url(), people.get(2 * pair).getValue());
      clients.add(client);
      String other = people.get(2 * pair + 1).getKey();
      String chat = client.call("chats.openDirect", Map.of("username", other)).get("id").asString();
      Sender sender = new Sender(client, chat, "r" + round + "-", results);
      for (int i = 0; i < IN_FLIGHT; i++) {
        sender.next();
      }
    }
    try {
      assertThat(results.await(60, TimeUnit.SECONDS)).as("results before the kill").isTrue();
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
    server.kill();
    clients.forEach(SocketClient::close);
  }

  /** Keeps messages in flight: each result is noted, and sends the next. */
  private final class Sender {
    private final SocketClient client;
    private final String chat;
    private final String prefix;
    private final CountDownLatch results;
    private final AtomicInteger count = new AtomicInteger();

    Sender(SocketClient client, String chat, String prefix, CountDownLatch results) {
      this.client = client;
      this.chat = chat;
      this.prefix = prefix;
      this.results = results;
    }

    void next() {
      String clientId = prefix + count.incrementAndGet();
      Map<String, ?> message =
          Map.of(
              "chatId",
              chat,
              "clientId",
              clientId,
              "content",
              Map.of("type", "text", "text", "text of " + clientId));
      // When the server dies, so does the chain: what was not acknowledged is not promised.
      var unused =
          client
              .start("messages.send", message)
              .thenAcceptAsync(frame -> acknowledge(clientId, frame));
    }

    private void acknowledge(String clientId, JsonNode frame) {
      if (frame.has("result")) {
        acknowledged
            .computeIfAbsent(chat, any -> new ConcurrentHashMap<>())
            .put(clientId, frame.get("result").get("seq").asLong());
        results.countDown();
        next();
      }
    }
  }

  private void check(URI server, List<Map.Entry<String, String>> people) {
    int checked = 0;
    for (Map.Entry<String, String> person : people) {
      JsonNode chats = get(server, person.getValue(), "/chats?limit=200").get("chats");
      for (JsonNode chat : chats) {
        String id = chat.get("id").asString();
        Map<String, Long> log = log(server, person.getValue(), id, chat.get("head").asLong());
        Map<String, Long> promised = acknowledged.getOrDefault(id, Map.of());
        assertThat(log).containsAllEntriesOf(promised);
        checked++;
      }
    }
    assertThat(checked).isGreaterThanOrEqualTo(PAIRS);
  }

  /** The log of a chat: the seq of each client id, each once, without a gap up to the head. */
  private static Map<String, Long> log(URI server, String token, String chat, long head) {
    Map<String, Long> log = new HashMap<>();
    long after = 0;
    while (after < head) {
      JsonNode entries =
          get(server, token, "/chats/" + chat + "/log?limit=200&after=" + after).get("entries");
      assertThat(entries).as("entries after " + after).isNotEmpty();
      for (JsonNode entry : entries) {
        after++;
        assertThat(entry.get("seq").asLong()).isEqualTo(after);
        String clientId = entry.get("clientId").asString();
        assertThat(entry.get("content").get("text").asString()).isEqualTo("text of " + clientId);
        assertThat(log.put(clientId, after)).as(clientId + " is there once").isNull();
      }
    }
    return log;
  }

  private static JsonNode get(URI server, String token, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/api/v1" + path))
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      return SocketClient.JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
