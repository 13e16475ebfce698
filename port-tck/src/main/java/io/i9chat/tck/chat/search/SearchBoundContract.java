package io.i9chat.tck.chat.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.TimedPage;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import io.i9chat.tck.chat.Conversation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That of what is found no more is read than fits. */
interface SearchBoundContract extends StoreUnderTest {
  /** Longer than any search of a test takes. */
  Duration PATIENCE = Duration.ofSeconds(30);

  private Part<Entry> found(PersonId ada, @Nullable ChatId chat, PageBound bound) {
    List<SearchTerm> terms = List.of(new SearchTerm.Prefix("needle"));
    return ports().search().find(ada, chat, terms, null, bound, PATIENCE);
  }

  private static Part<Entry> fitting(List<Entry> entries, PageBound bound) {
    TimedPage<Entry> page = new TimedPage<>(bound);
    entries.forEach(entry -> page.add(entry, Weight.of(entry), entry.at()));
    return page.part();
  }

  @Test
  @Rule("SEARCH-6")
  default void aPageEndsWithTheLastMessageThatFits(PersonId ada) {
    Instant start = Fresh.now();
    Conversation one = Conversation.group(ports(), start, ada, Fresh.person());
    Conversation other = Conversation.group(ports(), start, ada, Fresh.person());
    List<Entry> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      // Some at one time, in one chat and in both.
      Instant at = start.plusMillis(i / 3 * 3L);
      String filling = "я".repeat(i % 2 == 0 ? 2_000 : 20);
      all.add((i % 4 == 0 ? other : one).say(ada, at, "needle", filling));
    }
    all.sort(
        Comparator.comparing(Entry::at)
            .thenComparing(Entry::chat)
            .thenComparingLong(Entry::seq)
            .reversed());
    List<Entry> here = all.stream().filter(entry -> entry.chat().equals(one.id())).toList();
    for (int items : List.of(1, 5, 6, 8, 9, 11, 12, 13)) {
      for (long bytes : List.of(1, 5_000, 9_000, 14_000, 22_000, PageBound.BYTES)) {
        PageBound bound = new PageBound(items, bytes);
        assertThat(found(ada, null, bound)).as("%s", bound).isEqualTo(fitting(all, bound));
        assertThat(found(ada, one.id(), bound)).as("%s", bound).isEqualTo(fitting(here, bound));
      }
    }
  }
}
