package io.i9chat.server.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer.Person;
import io.i9chat.server.budget.ByteBudget;
import io.i9chat.tck.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pages that many ask for at once, and results that are not taken, within the budget. */
class UnreadResultsTest extends WithServer {
  private static final int ACCOUNTS = 10;
  private static final int SOCKETS = 3;

  /** The system takes some MiB for a peer; these are more, and all may be in flight. */
  private static final int PAGES = 30;

  private static final int MESSAGES = 60;
  private static final String LARGE = "\u4F60".repeat(4_000);

  private final List<Person> members = new ArrayList<>();
  private String group = "";

  @Override
  Map<String, String> settings() {
    return Map.of("I9CHAT_BUDGET", "16");
  }

  /** A group whose history has three pages. */
  @BeforeAll
  void fill() {
    members.addAll(server.enrol(ACCOUNTS + 2));
    Person author = members.getLast();
    List<String> others =
        members.stream().map(Person::username).filter(n -> !n.equals(author.username())).toList();
    group =
        server
            .api(author)
            .post("/groups", Map.of("clientId", "readers", "name", "Readers", "members", others))
            .text("id");
    SocketClient sender = connect(author);
    for (int i = 0; i < MESSAGES; i++) {
      sender.call("messages.send", text(group, LARGE));
    }
    sender.close();
  }

  private String history(int id) {
    return "{\"id\":\"%d\",\"op\":\"chats.history\",\"args\":{\"chatId\":\"%s\",\"limit\":200}}"
        .formatted(id, group);
  }

  private void askForPages(UnreadingSocket socket) {
    for (int i = 0; i < PAGES; i++) {
      socket.send(history(i));
    }
  }

  private UnreadingSocket unreading(Person person) {
    return new UnreadingSocket(server.port(), person.token(), "127.0.0.1");
  }

  @Test
  void theyHoldNoMoreThanTheBudgetAndOthersAreServed() {
    List<UnreadingSocket> sockets = new ArrayList<>();
    for (Person attacker : members.subList(0, ACCOUNTS)) {
      for (int i = 0; i < SOCKETS; i++) {
        sockets.add(unreading(attacker));
      }
    }
    for (UnreadingSocket socket : sockets) {
      askForPages(socket);
    }
    Await.until(
        "the budget is used", () -> server.budget().used() > server.budget().bytes() / 4 * 2);

    SocketClient honest = connect(members.get(ACCOUNTS));
    honest.call("messages.send", text(group, "small calls are answered"));
    assertThat(within60s(() -> reads(honest))).isTrue();
    assertThat(within60s(() -> sockets.stream().anyMatch(socket -> !socket.isOpen()))).isTrue();
    assertThat(honest.isOpen()).isTrue();
    honest.close();
    sockets.forEach(UnreadingSocket::close);
    Await.until("all is given back", () -> server.budget().used() == 0);
  }

  private boolean reads(SocketClient client) {
    JsonNode frame =
        SocketClient.await(client.start("chats.history", Map.of("chatId", group, "limit", 200)));
    return frame.has("result");
  }

  /** Tries until it holds; the budget is kept all the time. */
  private boolean within60s(BooleanSupplier holds) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    boolean held = holds.getAsBoolean();
    while (!held && System.nanoTime() < deadline) {
      assertThat(server.budget().used()).isLessThanOrEqualTo(server.budget().bytes());
      held = holds.getAsBoolean();
    }
    return held;
  }

  @Test
  @Tag("long")
  void whoIsOwedOnlyResultsAndTakesNothingIsClosed4010() throws InterruptedException {
    try (UnreadingSocket socket = unreading(members.getFirst())) {
      askForPages(socket);

      // Its close is only seen by reading on, after the stall, before the server gives up on it.
      Thread.sleep(SocketLimits.STALL.plusSeconds(4));

      assertThat(socket.closeCode()).isEqualTo(4010);
    }
  }

  @Test
  void whoIsOwedMuchIsHeardAgainWhenItHasTakenIt() {
    Person person = members.getFirst();
    Person other = members.get(1);
    SocketClient peer = connect(other);
    String chat = chat(person, other);
    try (UnreadingSocket socket = unreading(person)) {
      askForPages(socket);
      Await.until("both pages are made and wait", this::twoPagesWait);
      // Counted a moment before they are owed.
      peer.call("chats.get", Map.of("chatId", group));
      String args = SocketClient.JSON.writeValueAsString(text(chat, "late"));
      // One frame was asked for before the pages were there.
      socket.send("{\"id\":\"first\",\"op\":\"ping\"}");
      socket.send("{\"id\":\"late\",\"op\":\"messages.send\",\"args\":%s}".formatted(args));
      peer.call("users.getMany", Map.of("usernames", List.of(person.username())));
      assertThat(peer.call("chats.get", Map.of("chatId", group)).has("head")).isTrue();
      assertThat(peer.refused("chats.get", Map.of("chatId", chat)).get("code").asString())
          .isEqualTo("not_found");

      String answer = socket.message();
      while (answer != null && !answer.startsWith("{\"re\":\"late\"")) {
        answer = socket.message();
      }

      assertThat(answer).contains("\"result\"");
      assertThat(peer.event("entry").get("content").get("text").asString()).isEqualTo("late");
    }
    peer.close();
  }

  private boolean twoPagesWait() {
    long used = server.budget().used();
    return used > 400 * 1024 && used < ByteBudget.PAGE_BYTES;
  }

  @Test
  void sixtySyncsAtOnceStayWithinTheBudget() {
    Person person = members.get(2);
    List<SocketClient> clients = List.of(connect(person), connect(person));
    List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      for (SocketClient client : clients) {
        answers.add(client.start("chats.sync", Map.of("known", Map.of())));
      }
    }
    CompletableFuture<Void> all =
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
    while (!all.isDone()) {
      assertThat(server.budget().used()).isLessThanOrEqualTo(server.budget().bytes());
      Thread.onSpinWait();
    }

    for (CompletableFuture<JsonNode> answer : answers) {
      JsonNode frame = SocketClient.await(answer);
      if (!frame.has("result")) {
        // Its account may have to wait too long on a busy machine, and is told so.
        assertThat(frame.get("error").get("code").asString()).isEqualTo("unavailable");
        assertThat(frame.get("error").get("retryAfterMs").asLong()).isPositive();
      }
    }
    clients.forEach(client -> assertThat(client.isOpen()).isTrue());
    clients.forEach(SocketClient::close);
  }
}
