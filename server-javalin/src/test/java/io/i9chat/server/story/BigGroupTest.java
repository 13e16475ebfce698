package io.i9chat.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.TestServer;
import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A group whose members are all there. */
class BigGroupTest {
  private static final int MESSAGES = 10;
  private static final int NAMES = 1_000;

  /** What a page of a database takes in the log that is written ahead of it (SQLite, 4.1). */
  private static final int PAGE = 4_096 + 24;

  @Test
  @Rule({"WINDOW-1", "GROUP-3", "GROUP-5"})
  void everyOneOf500HearsEveryMessageInOrder() {
    everybodyHearsEverything(500);
  }

  @Test
  @Tag("long")
  @Rule({"WINDOW-1", "GROUP-3", "GROUP-5"})
  void everyOneOf5000HearsEveryMessageInOrder() {
    everybodyHearsEverything(5_000);
  }

  private static void everybodyHearsEverything(int members) {
    try (TestServer server = TestServer.start()) {
      List<Person> people = server.enrol(members);
      Person admin = people.getFirst();
      String chat = group(server, people);
      String small = group(server, people.subList(0, 3));
      // The log of the database begins anew, so that it grows by what is written from here on.
      server.restart();
      try (Crowd crowd = Crowd.of(server)) {
        List<Crowd.One> online = crowd.comes(people);
        long head = server.api(admin).get("/chats/" + chat).at("head").asLong();

        Duration took = say(server, admin, chat, crowd, head, members);
        LongStream seqs = LongStream.rangeClosed(head + 1, head + MESSAGES);
        List<Long> expected = seqs.boxed().toList();
        assertThat(online.stream().map(one -> behind(head, one)).distinct())
            .isEqualTo(List.of(expected));

        addingIsOneEntry(server, admin, chat);
        long few = pagesPerMessage(server, admin, small);
        long many = pagesPerMessage(server, admin, chat);
        System.out.printf(
            "%d members online: %d messages to each in %d ms; pages written for a message: %d, in"
                + " a group of 3: %d%n",
            members, MESSAGES, took.toMillis(), many, few);
        assertThat(many).isLessThan(few + 10);
      }
    }
  }

  /** A group of all of them, made by the first. */
  private static String group(TestServer server, List<Person> people) {
    Api admin = server.api(people.getFirst());
    List<String> names = people.stream().skip(1).map(Person::username).toList();
    Map<String, Object> group = new HashMap<>();
    group.put("clientId", UUID.randomUUID().toString());
    group.put("name", "Everybody");
    group.put("members", names.subList(0, Math.min(NAMES, names.size())));
    Answer made = admin.post("/groups", group);
    assertThat(made.status()).as(made.response().body()).isEqualTo(201);
    String chat = made.text("id");
    for (int from = NAMES; from < names.size(); from += NAMES) {
      List<String> next = names.subList(from, Math.min(from + NAMES, names.size()));
      Answer added = admin.post("/groups/" + chat + "/members", Map.of("usernames", next));
      assertThat(added.status()).isEqualTo(200);
    }
    assertThat(admin.get("/groups/" + chat).at("memberCount").asInt()).isEqualTo(people.size());
    return chat;
  }

  /** What a member heard; a new connection may be told of the last two seconds before it, too. */
  private static List<Long> behind(long head, Crowd.One one) {
    return one.seqs.stream().filter(seq -> seq > head).toList();
  }

  /** Sends, and waits until all members have heard all of it. */
  private static Duration say(
      TestServer server, Person author, String chat, Crowd crowd, long head, int members) {
    CountDownLatch heard = new CountDownLatch(members * MESSAGES);
    crowd.onEntry((one, seq) -> {
      if (seq > head) {
        heard.countDown();
      }
    });
    long start = System.nanoTime();
    send(server, author, chat, MESSAGES);
    try {
      boolean all = heard.await(60, TimeUnit.SECONDS);
      assertThat(all).as("%d deliveries are missing", heard.getCount()).isTrue();
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void send(TestServer server, Person author, String chat, int count) {
    for (int i = 0; i < count; i++) {
      Answer sent =
          server
              .api(author)
              .post(
                  "/chats/" + chat + "/messages",
                  Map.of(
                      "clientId",
                      UUID.randomUUID().toString(),
                      "content",
                      Map.of("type", "text", "text", "to everybody")));
      assertThat(sent.status()).isEqualTo(201);
    }
  }

  private static void addingIsOneEntry(TestServer server, Person admin, String chat) {
    Person newcomer = server.enrol();
    Api api = server.api(admin);
    long head = api.get("/chats/" + chat).at("head").asLong();
    Map<String, Object> names = Map.of("usernames", List.of(newcomer.username()));
    assertThat(api.post("/groups/" + chat + "/members", names).status()).isEqualTo(200);
    JsonNode log = api.get("/chats/" + chat + "/log?after=" + head).json();
    assertThat(log.get("head").asLong()).isEqualTo(head + 1);
    assertThat(log.get("entries")).hasSize(1);
    assertThat(log.get("entries").get(0).get("usernames"))
        .extracting(JsonNode::asString)
        .containsExactly(newcomer.username());
  }

  /**
   * How much of the database is written for one message, as its log shows: were anything written
   * for each member, it would be hundreds of pages.
   */
  private static long pagesPerMessage(TestServer server, Person author, String chat) {
    Path log = server.data().resolve("i9chat.db-wal");
    long before = size(log);
    send(server, author, chat, MESSAGES);
    return (size(log) - before) / PAGE / MESSAGES;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
