package io.i9chat.adapter.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.GraphDatabase;

/** What callers see when the database is away, slow, or does not want what it is given. */
@ExtendWith(InProcessNeo4j.class)
final class FailureTest {
  private static final List<Window> ALL = List.of(new Window(1, Window.OPEN));

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Less than {@link #SOON}, and enough for a busy machine to work when the server is back. */
  private static final Duration WHILE_AWAY = Duration.ofSeconds(5);

  /** Far above the patience, for a busy machine may need long to notice, and far below for ever. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private final PersonId ada = Fresh.person();
  private final PersonId bob = Fresh.person();

  private ChatId chat(Neo4jStore store) {
    var opening = new Opening.Direct(Fresh.chat(), ada, bob, Fresh.now(), List.of());
    return ((OpenResult.Opened) store.ports().chats().open(opening)).view().id();
  }

  private Intent intent(Instant at) {
    Payload hello =
        new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), Body.text("hello"), null);
    return new Intent(ada, 0, at, hello);
  }

  private static CommitResult commit(Neo4jStore store, ChatId chat, Intent intent) {
    return store.ports().chats().commit(chat, List.of(intent)).getFirst();
  }

  private static void failsSoon(ThrowingCallable call) {
    long start = System.nanoTime();
    assertThatThrownBy(call).isInstanceOf(PortFailure.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }

  @Test
  void openingAStoreWhereNothingListensFailsSoon() throws IOException {
    int port;
    try (ServerSocket unused = new ServerSocket(0)) {
      port = unused.getLocalPort();
    }
    URI nowhere = URI.create("bolt://127.0.0.1:" + port);
    failsSoon(() -> Neo4jStore.open(InProcessNeo4j.config(nowhere, PATIENCE)));
  }

  @Test
  void openingAStoreThatDoesNotExistSaysSo() {
    Neo4jConfig config = Neo4jConfig.of(InProcessNeo4j.uri(), "neo4j", "none", "elsewhere");
    assertThatThrownBy(() -> Neo4jStore.open(config))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("elsewhere");
  }

  @Test
  void openingAStoreThatIsWaitedForGoesOnWhereAnAnswerIsLate() throws IOException {
    try (Cable cable = new Cable(InProcessNeo4j.uri())) {
      cable.stallAt("MATCH (s:I9chatSchema");
      Neo4jConfig config = InProcessNeo4j.config(cable.uri(), PATIENCE);
      try (Neo4jStore store = Neo4jStore.open(config, SOON)) {
        assertThat(store).isNotNull();
        assertThat(cable.hasStalled()).isTrue();
      }
    }
  }

  @Test
  void everyCallFailsSoonWhileTheServerIsAwayAndWorksWhenItIsBack() throws IOException {
    try (Cable cable = new Cable(InProcessNeo4j.uri());
        Neo4jStore store = Neo4jStore.open(InProcessNeo4j.config(cable.uri(), WHILE_AWAY))) {
      ChatId chat = chat(store);
      assertThat(commit(store, chat, intent(Fresh.now()))).isInstanceOf(Committed.class);

      cable.cut();
      everyCallFails(store, chat);

      cable.mend();
      assertThat(commit(store, chat, intent(Fresh.now()))).isInstanceOf(Committed.class);
      assertThat(
              store.ports().log().log(chat, ALL, new Cursor.After(0), PageBound.of(10)).entries())
          .extracting(Entry::seq)
          .startsWith(1L, 2L);
    }
  }

  private void everyCallFails(Neo4jStore store, ChatId chat) {
    Race.of(
        List.<Callable<Integer>>of(
            () -> fails(() -> commit(store, chat, intent(Fresh.now()))),
            () -> fails(() -> store.ports().receipts().mark(chat, bob, 1, 1, Fresh.now())),
            () -> fails(() -> store.ports().chats().view(chat, List.of())),
            () -> fails(() -> chat(store)),
            () -> fails(() -> store.ports().inbox().heads(ada)),
            () -> fails(() -> store.ports().log().at(chat, List.of(1L), PageBound.of(200)))));
  }

  @Test
  @Tag("long")
  void aServerThatVanishesWithoutAWordHoldsNobodyUp() throws IOException {
    try (Cable cable = new Cable(InProcessNeo4j.uri());
        Neo4jStore store = Neo4jStore.open(InProcessNeo4j.config(cable.uri(), WHILE_AWAY))) {
      ChatId chat = chat(store);
      assertThat(commit(store, chat, intent(Fresh.now()))).isInstanceOf(Committed.class);

      cable.swallow();
      everyCallFails(store, chat);

      cable.mend();
      long end = System.nanoTime() + SOON.toNanos();
      while (!isCommitted(store, chat)) {
        assertThat(System.nanoTime()).as("no connection works yet").isLessThan(end);
      }
    }
  }

  private boolean isCommitted(Neo4jStore store, ChatId chat) {
    try {
      return commit(store, chat, intent(Fresh.now())) instanceof Committed;
    } catch (PortFailure overADeadConnection) {
      return false;
    }
  }

  private static int fails(ThrowingCallable call) {
    failsSoon(call);
    return 0;
  }

  @Test
  void aCallThatCannotBeStoredFailsAlone() {
    Neo4jStore store = InProcessNeo4j.store();
    ChatId chat = chat(store);
    List<Boolean> stored =
        Race.of(
            60,
            i -> {
              // No calendar reaches the end of Instant, so it cannot be written.
              Intent intent = intent(i % 10 == 5 ? Instant.MAX : Fresh.now());
              try {
                return commit(store, chat, intent) instanceof Committed;
              } catch (PortFailure refused) {
                return false;
              }
            });

    for (int i = 0; i < 60; i++) {
      assertThat(stored.get(i)).as("call %s", i).isEqualTo(i % 10 != 5);
    }
    assertThat(store.ports().log().log(chat, ALL, new Cursor.After(0), PageBound.of(100)).head())
        .isEqualTo(54);
  }

  @Test
  void aFullQueueRefusesAtOnceAndWhatWaitedIsStored() {
    Neo4jConfig narrow =
        new Neo4jConfig(
            InProcessNeo4j.uri(), "neo4j", "none", "neo4j", Duration.ofSeconds(20), 1, 1, 3, 20);
    try (Neo4jStore store = Neo4jStore.open(narrow);
        var driver = GraphDatabase.driver(InProcessNeo4j.uri(), AuthTokens.basic("neo4j", "none"));
        var session = driver.session()) {
      ChatId chat = chat(store);
      var lock = session.beginTransaction();
      var held =
          lock.run("MATCH (c:Chat {id: '" + chat + "'}) SET c.locked = true RETURN c.id").list();
      assertThat(held).hasSize(1);
      AtomicInteger refused = new AtomicInteger();
      List<Boolean> stored =
          Race.of(
              12,
              i -> {
                try {
                  return commit(store, chat, intent(Fresh.now())) instanceof Committed;
                } catch (PortFailure full) {
                  assertThat(full).hasMessageContaining("too many");
                  if (refused.incrementAndGet() == 8) {
                    lock.rollback();
                  }
                  return false;
                }
              });
      // Three are in the queue, and one is with the writer if it came to it in time.
      assertThat(stored).filteredOn(done -> done).hasSizeBetween(3, 4);
    }
  }
}
