package io.i9chat.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Departure;
import io.i9chat.ports.model.page.AuthorPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.server.Api;
import io.i9chat.server.ws.SocketClient;
import io.i9chat.tck.Await;
import io.i9chat.tck.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A server is told to stop while it erases an account: first while the operator's command does,
 * then while housekeeping goes on with it. It ends in time, and the next start does the rest.
 */
@Tag("long")
class StoppingWhileErasingTest {
  private static final int MESSAGES = 12_000;
  private static final int IN_FLIGHT = 30;

  @TempDir Path folder;

  @Test
  @Rule("LEAVING-3")
  void itEndsInTimeAndTheNextStartGoesOn() throws Exception {
    Iterator<Map.Entry<String, String>> people =
        ServerProcess.accounts(folder, 2).entrySet().iterator();
    String ada = people.next().getValue();
    Map.Entry<String, String> bob = people.next();
    ServerProcess server = ServerProcess.start(folder);
    String chat = sendMany(server, ada, bob.getKey());
    CompletableFuture<ServerProcess.Ended> command;
    try (ErasureSeen seen = new ErasureSeen(server, bob.getValue())) {
      command =
          CompletableFuture.supplyAsync(
              () -> ServerProcess.run(folder, List.of("accounts", "delete", "--erase", "person1")));
      seen.await();
      assertThat(server.terminate()).as(server.output()).isZero();
    }
    assertThat(command).succeedsWithin(60, TimeUnit.SECONDS);
    long first = firstLeft(chat);
    assertThat(first).as("the first message that is left").isBetween(2L, (long) MESSAGES);

    server = ServerProcess.start(folder);
    try (ErasureSeen seen = new ErasureSeen(server, bob.getValue())) {
      seen.await();
      assertThat(server.terminate()).as(server.output()).isZero();
    }
    assertThat(firstLeft(chat)).as("housekeeping went on").isBetween(first + 1, (long) MESSAGES);

    try (ServerProcess last = ServerProcess.start(folder)) {
      Api api = new Api(last.url().toString()).as(bob.getValue());
      Await.until("all is erased", () -> api.get("/chats/" + chat).at("unread").longValue() == 0);
      assertThat(api.get("/chats/" + chat).at("head").longValue()).isEqualTo(2L * MESSAGES);
    }
  }

  /** The id of the chat. */
  private static String sendMany(ServerProcess server, String token, String other) {
    try (SocketClient client = SocketClient.connect(server.url(), token)) {
      String chat = client.call("chats.openDirect", Map.of("username", other)).get("id").asString();
      for (int sent = 0; sent < MESSAGES; sent += IN_FLIGHT) {
        List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
        for (int i = sent; i < sent + IN_FLIGHT; i++) {
          Map<String, Object> content = Map.of("type", "text", "text", "no. " + i);
          answers.add(
              client.start(
                  "messages.send",
                  Map.of("chatId", chat, "clientId", "c" + i, "content", content)));
        }
        answers.forEach(answer -> assertThat(SocketClient.await(answer).has("result")).isTrue());
      }
      return chat;
    }
  }

  /** Waits, as a client, for a message to be deleted. */
  private static final class ErasureSeen implements AutoCloseable {
    private final CountDownLatch deleted = new CountDownLatch(1);
    private final SocketClient client;

    ErasureSeen(ServerProcess server, String token) {
      client = SocketClient.forgetful(server.url(), token, this::see);
    }

    private void see(JsonNode event) {
      if (event.at("/data/kind").asString("").equals("delete")) {
        deleted.countDown();
      }
    }

    void await() throws InterruptedException {
      assertThat(deleted.await(60, TimeUnit.SECONDS)).as("something is deleted").isTrue();
    }

    @Override
    public void close() {
      client.close();
    }
  }

  /** The seq of the first message that is left, of the account that is being erased. */
  private long firstLeft(String chat) {
    try (SqliteStore store = SqliteStore.open(SqliteConfig.in(folder.resolve("data")))) {
      StorePorts ports = store.ports();
      List<Departure> open = ports.departures().open(null, 2);
      assertThat(open).as("what is not complete").hasSize(1);
      PersonId person = open.getFirst().person();
      AuthorPage page = ports.log().by(ChatId.parse(chat), person, 0, PageBound.of(1));
      while (page.messages().isEmpty() && page.more()) {
        page = ports.log().by(ChatId.parse(chat), person, page.upTo(), PageBound.of(1));
      }
      return page.messages().getFirst().seq();
    }
  }
}
