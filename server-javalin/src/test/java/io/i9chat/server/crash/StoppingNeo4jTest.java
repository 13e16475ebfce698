package io.i9chat.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.TestNeo4j;
import io.i9chat.server.TestServer;
import io.i9chat.server.TestServer.Person;
import io.i9chat.server.ws.SocketClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Neo4j goes away while people write, and comes back: calls fail soon and say so, then go on, and
 * whatever was acknowledged is in the log once, where the result said.
 */
@Tag("long")
class StoppingNeo4jTest {
  private static final int PAIRS = 10;

  /** The server waits two seconds; a busy machine may need more to notice. */
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicInteger unavailable = new AtomicInteger();
  private final AtomicLong slowestNanos = new AtomicLong();

  /** A person who writes to another, one message after the other, until told to stop. */
  private final class Writer {
    final Person person;
    final String chat;
    final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final SocketClient client;

    Writer(TestServer server, Person person, Person other) {
      this.person = person;
      client =
          SocketClient.connect(URI.create("http://127.0.0.1:" + server.port()), person.token());
      chat = opened(server, person, other);
    }

    void write() {
      for (int i = 1; !stopped.get(); i++) {
        String clientId = "m" + i;
        while (!stopped.get() && !isSent(clientId)) {
          pause();
        }
      }
    }

    private boolean isSent(String clientId) {
      long began = System.nanoTime();
      JsonNode answer =
          SocketClient.await(
              client.start(
                  "messages.send",
                  Map.of(
                      "chatId", chat,
                      "clientId", clientId,
                      "content", Map.of("type", "text", "text", "text of " + clientId))));
      slowestNanos.accumulateAndGet(System.nanoTime() - began, Math::max);
      if (answer.has("result")) {
        acknowledged.put(clientId, answer.get("result").get("seq").asLong());
        return true;
      }
      assertThat(answer.get("error").get("code").asString()).isEqualTo("unavailable");
      unavailable.incrementAndGet();
      return false;
    }
  }

  /** The first calls may meet a database that has just started, and are repeated as clients do. */
  private static String opened(TestServer server, Person one, Person other) {
    while (true) {
      Answer answer = server.api(one).send("PUT", "/chats/direct/" + other.username());
      if (answer.status() != 503) {
        return answer.text("id");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }

  @Test
  void nothingAcknowledgedIsLostAndEverythingGoesOn() throws Exception {
    try (TestNeo4j neo4j = TestNeo4j.start(folder.resolve("neo4j"));
        TestServer server = TestServer.start(told(neo4j.settings()))) {
      List<Person> people = server.enrol(2 * PAIRS);
      List<Writer> writers = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < PAIRS; i++) {
        Writer writer = new Writer(server, people.get(2 * i), people.get(2 * i + 1));
        writers.add(writer);
        threads.add(Thread.startVirtualThread(writer::write));
      }
      for (int round = 0; round < 2; round++) {
        awaitMore(writers);
        if (round == 0) {
          neo4j.stop();
        } else {
          neo4j.kill();
        }
        int before = unavailable.get();
        await("calls fail", () -> unavailable.get() > before + PAIRS);
        Answer read = server.api(people.getFirst()).get("/chats");
        assertThat(read.status()).isEqualTo(503);
        awaitStore(server, "down", 503);
        neo4j.startAgain();
        awaitStore(server, "up", 200);
      }
      awaitMore(writers);
      stopped.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(Duration.ofNanos(slowestNanos.get())).isLessThan(SOON);
      for (Writer writer : writers) {
        assertThat(log(server, writer)).containsAllEntriesOf(writer.acknowledged);
      }
    }
  }

  private static Map<String, String> told(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("I9CHAT_ADMIN_PORT", "0");
    return all;
  }

  /** Those who run the server are told which part it is, and what sends requests to it that. */
  private static void awaitStore(TestServer server, String state, int status) {
    Api admin = new Api("http://127.0.0.1:" + server.adminPort());
    await(
        "the store is " + state,
        () -> {
          Answer ready = admin.raw("GET", "/readyz", null, null);
          return ready.text("parts.store").equals(state) && ready.status() == status;
        });
  }

  /** A database that has just started plans every query anew, on a busy machine for long. */
  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      pause();
    }
  }

  private static int sum(List<Writer> writers) {
    return writers.stream().mapToInt(writer -> writer.acknowledged.size()).sum();
  }

  private static void awaitMore(List<Writer> writers) {
    int before = sum(writers);
    await("more is acknowledged", () -> sum(writers) > before + 10 * PAIRS);
  }

  /** By client id, the seq; each once, and no seq missing. */
  private static Map<String, Long> log(TestServer server, Writer writer) {
    Map<String, Long> log = new HashMap<>();
    long after = 0;
    while (true) {
      JsonNode page =
          server
              .api(writer.person)
              .get("/chats/" + writer.chat + "/log?limit=200&after=" + after)
              .json();
      for (JsonNode entry : page.get("entries")) {
        assertThat(entry.get("seq").asLong()).isEqualTo(after + 1);
        after++;
        assertThat(log.put(entry.get("clientId").asString(), after)).as("twice").isNull();
      }
      if (after >= page.get("head").asLong()) {
        return log;
      }
    }
  }
}
