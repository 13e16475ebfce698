package io.i9chat.server.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Await;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A peer that does not read costs the server little, and others nothing. */
class SlowReaderTest extends WithServer {
  private static final int MESSAGES = 3_000;
  private static final String LARGE = "\u4F60".repeat(4_000);
  private static final long MOST_HEAP = 24L * 1024 * 1024;

  @Test
  void itsBacklogGivesWayToAResyncAndOthersGetEverything() {
    Person ada = server.enrol();
    Person bob = server.enrol();
    String chat = chat(ada, bob);
    SocketClient sender = SocketClient.forgetful(url(), ada.token(), event -> {});
    InOrder order = new InOrder();
    SocketClient reader = SocketClient.forgetful(url(), bob.token(), order::hear);
    SocketClient patient = SocketClient.idle(url(), bob.token());
    long before = heap();

    send(sender, chat, MESSAGES);

    assertThat(order.all.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(MESSAGES);
    assertThat(reader.isOpen()).isTrue();
    // The messages have 36 MB for each of the two; about 1 MiB of that may wait for each.
    assertThat(heap() - before).isLessThan(MOST_HEAP);

    patient.take(Long.MAX_VALUE);
    patient.event("resync");
    int seen = Math.toIntExact(count(patient, "entry"));
    assertThat(seen).isLessThan(MESSAGES);
    syncsToTheEnd(patient, chat, seen);
  }

  /** Sees that every entry comes, and in order. */
  private static final class InOrder {
    final CompletableFuture<Integer> all = new CompletableFuture<>();
    private int last;

    void hear(JsonNode event) {
      if (event.get("event").asString().equals("entry")) {
        int seq = event.get("data").get("seq").asInt();
        if (seq != ++last) {
          all.complete(-seq);
        } else if (seq == MESSAGES) {
          all.complete(seq);
        }
      }
    }
  }

  @Test
  @Rule("PRESENCE-B")
  void ofThePresenceThatItWatchesItIsToldTheLast() {
    Person ada = server.enrol();
    Person bob = server.enrol();
    Person cleo = server.enrol();
    String chat = chat(ada, bob);
    SocketClient sender = SocketClient.forgetful(url(), ada.token(), event -> {});
    SocketClient patient = SocketClient.idle(url(), bob.token());
    CompletableFuture<JsonNode> watching =
        patient.start("presence.watch", Map.of("usernames", List.of(cleo.username())));
    // The hello and the answer.
    patient.take(2);
    assertThat(SocketClient.await(watching).at("/result/presence/0/online").asBoolean()).isFalse();

    send(sender, chat, MESSAGES / 2);
    connect(cleo);
    // Twice what may wait.
    send(sender, chat, 200);

    patient.take(Long.MAX_VALUE);
    patient.event("resync");
    Await.until("cleo's coming is told", () -> count(patient, "presence") == 1);
    assertThat(patient.isOpen()).isTrue();
  }

  @Test
  @Tag("long")
  void ifItThenTakesNothingItIsClosed4010() throws InterruptedException {
    Person ada = server.enrol();
    Person bob = server.enrol();
    String chat = chat(ada, bob);
    SocketClient idle = SocketClient.idle(url(), bob.token());
    long start = System.nanoTime();

    send(SocketClient.forgetful(url(), ada.token(), event -> {}), chat, MESSAGES / 2);

    // The close comes behind what was sent, so it is only seen by reading on, after the stall and
    // before the server gives up on saying goodbye.
    Duration wait = SocketLimits.STALL.plusSeconds(6).minusNanos(System.nanoTime() - start);
    Thread.sleep(wait);
    idle.take(Long.MAX_VALUE);
    assertThat(idle.closeCode()).isEqualTo(4010);
    assertThat(count(idle, "resync")).isEqualTo(1);
  }

  private static void send(SocketClient sender, String chat, int messages) {
    List<CompletableFuture<JsonNode>> waiting = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      waiting.add(sender.start("messages.send", text(chat, LARGE)));
      if (waiting.size() == 16) {
        waiting.forEach(answer -> assertThat(SocketClient.await(answer).has("result")).isTrue());
        waiting.clear();
      }
    }
    waiting.forEach(SocketClient::await);
  }

  private static void syncsToTheEnd(SocketClient client, String chat, int seen) {
    int known = seen;
    while (true) {
      JsonNode synced = client.call("chats.sync", Map.of("known", Map.of(chat, known)));
      if (synced.get("chats").isEmpty()) {
        break;
      }
      for (JsonNode entry : synced.get("chats").get(0).get("entries")) {
        known++;
        assertThat(entry.get("seq").asInt()).isEqualTo(known);
      }
    }
    assertThat(known).isEqualTo(MESSAGES);
  }

  private static long count(SocketClient client, String event) {
    return client.frames().stream()
        .filter(frame -> frame.has("event") && frame.get("event").asString().equals(event))
        .count();
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void longNonLatinMessagesCanBeFetchedAndSyncedWithoutClosingAnything() {
    Person ada = server.enrol();
    Person bob = server.enrol();
    String chat = chat(ada, bob);
    SocketClient sender = connect(ada);
    for (int i = 0; i < 200; i++) {
      sender.call("messages.send", text(chat, LARGE));
    }
    SocketClient client = connect(bob);

    syncsFromNothing(client, chat);

    long before = Long.MAX_VALUE;
    int items = 0;
    boolean more = true;
    while (more) {
      Map<String, Object> page =
          before == Long.MAX_VALUE
              ? Map.of("chatId", chat, "limit", 200)
              : Map.of("chatId", chat, "limit", 200, "before", before);
      JsonNode history = client.call("chats.history", page);
      items += history.get("items").size();
      before = history.get("items").get(0).get("seq").asLong();
      more = history.get("hasMore").asBoolean();
    }
    assertThat(items).isEqualTo(200);
    assertThat(client.isOpen()).isTrue();
    assertThat(sender.isOpen()).isTrue();
  }

  private static void syncsFromNothing(SocketClient client, String chat) {
    int known = 0;
    while (known < 200) {
      JsonNode synced = client.call("chats.sync", Map.of("known", Map.of(chat, known)));
      JsonNode entries = synced.get("chats").get(0).get("entries");
      assertThat(entries).isNotEmpty();
      known += entries.size();
    }
  }
}
