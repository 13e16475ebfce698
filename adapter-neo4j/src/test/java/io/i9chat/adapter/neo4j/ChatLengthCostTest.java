package io.i9chat.adapter.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult.Opened;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the methods of the ports of chats look at in the database, in a chat of 100 entries and in
 * one with many more: messages, reactions, edits and deletions, a quarter each.
 */
@Tag("long")
@ExtendWith(InProcessNeo4j.class)
final class ChatLengthCostTest {
  private static final int LONG = 3_000;
  private static final int BATCH = 500;

  /** How many are no difference: an entry with all of its properties. */
  private static final long FEW = 60;

  private static final List<Window> OPEN = List.of(new Window(1, Window.OPEN));
  private static final PageBound PAGE = PageBound.of(20);
  private static final Emoji LIKE = new Emoji("👍");

  /**
   * A direct chat with {@code between} entries behind its first 80 messages and before its last.
   */
  private record Chat(StorePorts ports, ChatId id, PersonId ada, PersonId bob) {
    static Chat make(StorePorts ports, int between) {
      PersonId ada = Newcomers.enrolled(ports).id();
      PersonId bob = Newcomers.enrolled(ports).id();
      var opening = new Opening.Direct(Fresh.chat(), ada, bob, Fresh.now(), List.of());
      Chat chat = new Chat(ports, ((Opened) ports.chats().open(opening)).view().id(), ada, bob);
      chat.fill(80, place -> chat.by(place % 2 == 0 ? ada : bob, message()));
      chat.fill(between, chat::filling);
      chat.fill(20, place -> chat.by(place % 2 == 0 ? ada : bob, message()));
      return chat;
    }

    private Intent filling(long place) {
      return switch ((int) (place % 4)) {
        case 0 -> by(ada, message());
        case 1 -> by(bob, new Payload.Reaction(5, LIKE));
        case 2 -> by(ada, new Payload.Edit(6, Body.text("edited")));
        default -> by(ada, new Payload.Delete(81 + place - 3));
      };
    }

    private void fill(int entries, LongFunction<Intent> intent) {
      List<Intent> batch = new ArrayList<>();
      for (long place = 0; place < entries; place++) {
        batch.add(intent.apply(place));
        if (batch.size() == BATCH || place == entries - 1) {
          commit(batch);
          batch.clear();
        }
      }
    }

    static Payload.Message message() {
      return new Payload.Message(
          new ClientId(Fresh.clientId().value()), Fresh.fingerprint(), Body.text("hello"), null);
    }

    Intent by(PersonId author, Payload payload) {
      return new Intent(author, 0, Fresh.now(), payload);
    }

    void commit(List<Intent> intents) {
      assertThat(ports.chats().commit(id, intents)).hasOnlyElementsOfType(Committed.class);
    }

    long head() {
      return ports.inbox().item(ada, id).orElseThrow().head();
    }
  }

  private static Map<String, Consumer<Chat>> calls() {
    Map<String, Consumer<Chat>> calls = new TreeMap<>();
    putReads(calls);
    putCommits(calls);
    calls.put("chats.view", it -> it.ports.chats().view(it.id, List.of(it.ada, it.bob)));
    calls.put("chats.between", it -> it.ports.chats().between(it.ada, it.bob));
    calls.put("inbox.page", it -> it.ports.inbox().page(it.ada, null, PAGE));
    calls.put("inbox.item", it -> it.ports.inbox().item(it.bob, it.id));
    calls.put("inbox.heads", it -> it.ports.inbox().heads(it.ada));
    calls.put(
        "inbox.prefer",
        it ->
            it.ports
                .inbox()
                .prefer(it.bob, it.id, new PreferenceChange(Change.keep(), true, null, null)));
    calls.put(
        "receipts.mark",
        it -> it.ports.receipts().mark(it.id, it.bob, it.head() - 1, it.head() - 1, Fresh.now()));
    calls.put("receipts.shown", it -> it.ports.receipts().shown(it.id, List.of(it.ada, it.bob)));
    return calls;
  }

  private static void putReads(Map<String, Consumer<Chat>> calls) {
    Cursor newest = new Cursor.Before(Long.MAX_VALUE);
    Cursor oldest = new Cursor.After(0);
    Cursor across = new Cursor.After(70);
    calls.put("log.log newest", it -> it.ports.log().log(it.id, OPEN, newest, PAGE));
    calls.put("log.log oldest", it -> it.ports.log().log(it.id, OPEN, oldest, PAGE));
    calls.put("log.history newest", it -> it.ports.log().history(it.id, OPEN, newest, PAGE));
    calls.put("log.history oldest", it -> it.ports.log().history(it.id, OPEN, oldest, PAGE));
    calls.put("log.history across", it -> it.ports.log().history(it.id, OPEN, across, PAGE));
    calls.put("log.at", it -> it.ports.log().at(it.id, List.of(5L, 9L), PAGE));
    calls.put(
        "log.about", it -> it.ports.log().about(it.id, OPEN, List.of(6L, 7L, 8L), it.ada, PAGE));
    calls.put("log.target", it -> it.ports.log().target(it.id, 6, it.ada));
    calls.put("log.by first", it -> it.ports.log().by(it.id, it.ada, 0, PAGE));
    calls.put("log.by across", it -> it.ports.log().by(it.id, it.ada, 40, PAGE));
    calls.put("log.activities", it -> it.ports.log().activities(it.id, Long.MAX_VALUE, PAGE));
  }

  private static void putCommits(Map<String, Consumer<Chat>> calls) {
    calls.put("chats.commit message", it -> it.commit(List.of(it.by(it.ada, Chat.message()))));
    calls.put(
        "chats.commit reaction",
        it -> commit(it, new Payload.Reaction(9, LIKE), new Precondition.Undeleted(9)));
    calls.put(
        "chats.commit edit again",
        it -> commit(it, new Payload.Edit(6, Body.text("new")), new Precondition.Undeleted(6)));
    calls.put(
        "chats.commit delete",
        it -> {
          it.commit(List.of(it.by(it.ada, Chat.message())));
          long last = it.head();
          commit(it, new Payload.Delete(last), new Precondition.Undeleted(last));
        });
  }

  private static void commit(Chat chat, Payload payload, Precondition precondition) {
    chat.commit(
        List.of(new Intent(chat.ada, 0, Fresh.now(), payload, List.of(precondition), List.of())));
  }

  @Test
  void everyMethodLooksAtAsMuchInALongChatAsInAShortOne() {
    Chat few = Chat.make(InProcessNeo4j.ports(), 8);
    Chat many = Chat.make(InProcessNeo4j.ports(), LONG);
    Neo4jConfig config = InProcessNeo4j.config(InProcessNeo4j.uri());
    Profiled profiled = new Profiled();
    Graph graph = new Graph(config.graph(), profiled::driver);
    try (Neo4jStore store = new Neo4jStore(graph, Neo4jStore.commits(config, graph))) {
      Chat fewSeen = new Chat(store.ports(), few.id, few.ada, few.bob);
      Chat manySeen = new Chat(store.ports(), many.id, many.ada, many.bob);
      Map<String, String> costs = new TreeMap<>();
      calls()
          .forEach((name, call) -> {
            long inFew = least(profiled, call, fewSeen);
            long inMany = least(profiled, call, manySeen);
            assertThat(inFew).as(name).isPositive();
            costs.put(name, inMany <= 2 * inFew + FEW ? "fits" : inFew + " and " + inMany);
          });
      assertThat(costs)
          .as("hits in chats of 100 and of %,d entries", LONG)
          .allSatisfy((name, cost) -> assertThat(cost).as(name).isEqualTo("fits"));
    }
  }

  /** The least of some, for the store looks after itself meanwhile. */
  private static long least(Profiled profiled, Consumer<Chat> call, Chat chat) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      least = Math.min(least, profiled.of(() -> call.accept(chat)));
    }
    return least;
  }
}
