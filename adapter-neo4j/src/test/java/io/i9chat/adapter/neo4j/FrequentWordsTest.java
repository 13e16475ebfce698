package io.i9chat.adapter.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.CommitResult.Committed;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.OpenResult;
import io.i9chat.ports.model.chat.Opening;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.SearchTerm;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Words that are in more messages than are put in order at once. */
@ExtendWith(InProcessNeo4j.class)
final class FrequentWordsTest {
  private static final int EACH = 1_300;

  private final StorePorts ports = InProcessNeo4j.ports();
  private final PersonId ada = Fresh.person();
  private final Instant start = Instant.parse("2026-03-01T10:00:00.000Z");
  private final String word = "often" + Fresh.hex();
  private final String seldom = "seldom" + Fresh.hex();

  private ChatId chat() {
    var opening = new Opening.Direct(Fresh.chat(), ada, Fresh.person(), start, List.of());
    return ((OpenResult.Opened) ports.chats().open(opening)).view().id();
  }

  /** Says the word so often, every so many milliseconds, and the other every twentieth time. */
  private List<Entry> say(ChatId chat, int step) {
    List<Intent> intents = new ArrayList<>();
    for (int i = 1; i <= EACH; i++) {
      Payload message =
          new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), Body.text("hello"), null);
      List<String> words = i % 20 == 0 ? List.of(word, seldom) : List.of(word, "b");
      Instant at = start.plusMillis((long) i * step);
      intents.add(new Intent(ada, 0, at, message, List.of(), words));
    }
    return ports.chats().commit(chat, intents).stream()
        .map(result -> ((Committed) result).entry())
        .toList();
  }

  private List<Entry> all(String said, @Nullable ChatId chat, int limit) {
    List<SearchTerm> terms = List.of(new SearchTerm.Prefix(said));
    List<Entry> all = new ArrayList<>();
    Instant before = null;
    while (true) {
      var page = ports.search().find(ada, chat, terms, before, limit, Duration.ofSeconds(30));
      if (page.isEmpty()) {
        return all;
      }
      all.addAll(page);
      before = page.getLast().at();
    }
  }

  @Test
  void pagesHaveEachOfThemOnceTheNewestFirst() {
    ChatId one = chat();
    ChatId other = chat();
    List<Entry> said = new ArrayList<>(say(one, 10));
    List<Entry> elsewhere = say(other, 7);
    said.addAll(elsewhere);
    Comparator<Entry> order =
        Comparator.comparing(Entry::at).thenComparing(Entry::chat).thenComparingLong(Entry::seq);
    said.sort(order.reversed());

    assertThat(all(word, null, 97)).as("some of them not indexed yet").isEqualTo(said);
    awaitIndexed(one, other);
    assertThat(all(word, null, 97)).isEqualTo(said);
    assertThat(all(word, other, 97)).isEqualTo(elsewhere.reversed());
    // Of those some more than the last two blocks of a chat hold, and fewer.
    said.removeIf(entry -> entry.seq() % 20 > 0);
    for (int limit : List.of(41, 30, 7)) {
      assertThat(all(seldom, null, limit)).isEqualTo(said);
      assertThat(all(seldom, one, limit))
          .isEqualTo(said.stream().filter(entry -> entry.chat().equals(one)).toList());
    }
  }

  /** The indexer comes by every second, and has other tests' words to index, too. */
  private void awaitIndexed(ChatId one, ChatId other) {
    long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (unindexed(one) + unindexed(other) > 0) {
      assertThat(System.nanoTime()).as("unindexed").isLessThan(end);
      Race.breathe();
    }
  }

  private int unindexed(ChatId chat) {
    try (Graph graph = new Graph(InProcessNeo4j.config(InProcessNeo4j.uri()))) {
      return graph
          .rows(Neo4jMessageSearch.UNINDEXED, Map.of("chats", List.of(chat.toString())), Found::of)
          .size();
    }
  }
}
