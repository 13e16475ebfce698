package io.i9chat.adapter.neo4j.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.neo4j.InProcessNeo4j;
import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.chat.Conversation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Words that are in more messages than are put in order at once. */
@Tag("long")
@ExtendWith(InProcessNeo4j.class)
final class FrequentWordsTest {
  private static final int EACH = 1_300;

  private final StorePorts ports = InProcessNeo4j.ports();
  private final PersonId ada = Fresh.person();
  private final Instant start = Instant.parse("2100-03-01T10:00:00.000Z");
  private final String word = "often" + Fresh.hex();
  private final String seldom = "seldom" + Fresh.hex();

  private ChatId chat() {
    var opening = new Opening.Direct(Fresh.chat(), ada, Fresh.person(), start, List.of());
    return ((OpenResult.Opened) ports.chats().open(opening)).view().id();
  }

  /** Says the word so often, every so many milliseconds, and the other every twentieth time. */
  private List<Entry> say(ChatId chat, int step) {
    return say(chat, step, start);
  }

  private List<Entry> say(ChatId chat, int step, Instant start) {
    long version = ports.chats().view(chat, List.of()).orElseThrow().version();
    List<Intent> intents = new ArrayList<>();
    for (int i = 1; i <= EACH; i++) {
      Payload message =
          new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), Body.text("hello"), null);
      List<String> words = i % 20 == 0 ? List.of(word, seldom) : List.of(word, "b");
      Instant at = start.plusMillis((long) i * step);
      intents.add(new Intent(ada, version, at, message, List.of(), words));
    }
    return ports.chats().commit(chat, intents).stream()
        .map(result -> ((Committed) result).entry())
        .toList();
  }

  private List<Entry> all(String said, @Nullable ChatId chat, int limit) {
    return all(ada, said, chat, limit);
  }

  private List<Entry> all(PersonId person, String said, @Nullable ChatId chat, int limit) {
    List<SearchTerm> terms = List.of(new SearchTerm.Prefix(said));
    List<Entry> all = new ArrayList<>();
    Instant before = null;
    while (true) {
      var page =
          ports
              .search()
              .find(person, chat, terms, before, PageBound.of(limit), Duration.ofSeconds(30))
              .items();
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

  @Test
  void whoSeesLittleOfALongChatFindsThatLittle() {
    PersonId bob = Fresh.person();
    Conversation group = Conversation.group(ports, ada, Fresh.person());
    say(group.id(), 10, start);
    group.committed(ada, new Payload.Added(List.of(bob)));
    List<Entry> first = say(group.id(), 10, start.plusSeconds(100));
    group.committed(bob, new Payload.Left());
    say(group.id(), 10, start.plusSeconds(200));
    group.committed(ada, new Payload.Added(List.of(bob)));
    List<Entry> second = say(group.id(), 10, start.plusSeconds(300));
    var clears = new PreferenceChange(Change.keep(), null, null, first.get(EACH - 51).seq());
    assertThat(ports.inbox().prefer(bob, group.id(), clears)).isPresent();
    List<Entry> seen = new ArrayList<>(first.subList(EACH - 50, EACH));
    seen.addAll(second);

    assertThat(all(bob, word, null, 97)).as("before they are indexed").isEqualTo(seen.reversed());
    awaitIndexed(group.id());
    assertThat(all(bob, word, null, 97)).isEqualTo(seen.reversed());
    assertThat(all(bob, word, group.id(), 600)).isEqualTo(seen.reversed());
    List<Entry> seldomSaid =
        Stream.of(first, second)
            .flatMap(said -> said.stream().filter(entry -> (said.indexOf(entry) + 1) % 20 == 0))
            .filter(seen::contains)
            .toList();
    assertThat(all(bob, seldom, null, 41)).isEqualTo(seldomSaid.reversed());
  }

  /** The indexer comes by every second, and has other tests' words to index, too. */
  private void awaitIndexed(ChatId... chats) {
    List<String> ids = Stream.of(chats).map(ChatId::toString).toList();
    Map<String, Object> in = Map.of("chats", ids, "part", "", "most", 10_000L);
    long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    try (Graph graph = InProcessNeo4j.graph()) {
      while (!graph.rows(SearchQueries.UNINDEXED, in, Found::of).isEmpty()) {
        assertThat(System.nanoTime()).as("unindexed").isLessThan(end);
        Race.breathe();
      }
    }
  }
}
