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

  private ChatId chat() {
    var opening = new Opening.Direct(Fresh.chat(), ada, Fresh.person(), start, List.of());
    return ((OpenResult.Opened) ports.chats().open(opening)).view().id();
  }

  /** Says the word so often, every so many milliseconds. */
  private List<Entry> say(ChatId chat, int step) {
    List<Intent> intents = new ArrayList<>();
    for (int i = 1; i <= EACH; i++) {
      Payload message =
          new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), Body.text("hello"), null);
      intents.add(
          new Intent(
              ada, 0, start.plusMillis((long) i * step), message, List.of(), List.of(word, "b")));
    }
    return ports.chats().commit(chat, intents).stream()
        .map(result -> ((Committed) result).entry())
        .toList();
  }

  private List<Entry> page(@Nullable ChatId chat, @Nullable Instant before) {
    return ports
        .search()
        .find(ada, chat, List.of(new SearchTerm.Prefix(word)), before, 97, Duration.ofSeconds(30));
  }

  private List<Entry> all(@Nullable ChatId chat) {
    List<Entry> all = new ArrayList<>();
    Instant before = null;
    for (List<Entry> page = page(chat, null); !page.isEmpty(); page = page(chat, before)) {
      all.addAll(page);
      before = page.getLast().at();
    }
    return all;
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

    assertThat(all(null)).as("some of them not indexed yet").isEqualTo(said);
    awaitIndexed(one, other);
    assertThat(all(null)).isEqualTo(said);
    assertThat(all(other)).isEqualTo(elsewhere.reversed());
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
