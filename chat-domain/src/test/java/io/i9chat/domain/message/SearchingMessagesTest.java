package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Deeds;
import io.i9chat.domain.chat.Item;
import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.message.SearchMessages.Outcome;
import io.i9chat.domain.message.SearchMessages.Outcome.Page;
import io.i9chat.domain.message.SearchMessages.Query;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SearchingMessagesTest {
  private final Town town = new Town();
  private final Deeds deeds = new Deeds(town);
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId direct = town.direct(ada, bob);
  private final ChatId group = town.group(ada, bob);

  @Test
  @Rule({"SEARCH-A", "SEARCH-B"})
  void findsWordsByTheirStartsWithoutCaseAndAccentsTheNewestFirst() {
    say(direct, "A Crème brûlée");
    town.clock().pass(Duration.ofMillis(1));
    say(group, "no such thing");
    say(group, "creme, again");

    assertThat(found(ada, "CREM")).containsExactly("creme, again", "A Crème brûlée");
    assertThat(found(ada, "brul crè")).containsExactly("A Crème brûlée");
    assertThat(found(ada, "reme")).isEmpty();
    assertThat(found(bob, "crem")).hasSize(2);
    assertThat(found(town.settle(), "crem")).isEmpty();
  }

  @Test
  @Rule("SEARCH-A")
  void findsSequencesOfChineseJapaneseAndKorean() {
    say(direct, "我是中国人");

    assertThat(found(ada, "中国")).hasSize(1);
    assertThat(found(ada, "是中国人")).hasSize(1);
    assertThat(found(ada, "国中")).isEmpty();
  }

  @Test
  @Rule("SEARCH-B")
  void looksInOneChatIfAsked() {
    say(direct, "hello");
    say(group, "hello");

    assertThat(page(ada, group, "hello", null, 50).hits())
        .extracting(SearchMessages.Hit::chat)
        .containsExactly(group);
    assertThat(search(town.settle(), group, "hello", null, 50)).isEqualTo(new Outcome.NotFound());
    assertThat(search(ada, Fresh.chat(), "hello", null, 50)).isEqualTo(new Outcome.NotFound());
  }

  @Test
  @Rule({"SEARCH-B", "WITHDRAW-2"})
  void followsEditsAndDeletionsAtOnce() {
    long seq = say(group, "first words");
    deeds.edited(ada, group, seq, "second thoughts");

    assertThat(found(bob, "first")).isEmpty();
    assertThat(found(bob, "second")).containsExactly("second thoughts");

    deeds.deleted(ada, group, seq);
    assertThat(found(bob, "second")).isEmpty();
  }

  @Test
  @Rule({"SEARCH-B", "SETTINGS-2"})
  void findsOnlyWhatTheSearcherMaySeeAndHasNotCleared() {
    say(group, "word one");
    Person cleo = town.settle();
    town.add(ada, group, cleo);
    long two = say(group, "word two");
    town.append(cleo, group, new Payload.Left());
    say(group, "word three");

    assertThat(found(cleo, "word")).containsExactly("word two");
    assertThat(found(ada, "word")).hasSize(3);

    deeds.edited(ada, group, two, "word changed");
    assertThat(found(cleo, "word")).isEmpty();

    PreferenceChange cleared = new PreferenceChange(Change.keep(), null, null, two);
    town.ports().store().inbox().prefer(ada.id(), group, cleared);
    assertThat(found(ada, "word")).containsExactly("word three");
  }

  @Test
  void showsMessagesAsTheyNowAre() {
    long seq = say(group, "hello");
    deeds.reacted(bob, group, seq, "👍");

    Item item = page(ada, null, "hello", null, 50).hits().getFirst().item();

    assertThat(item).isEqualTo(deeds.history(ada, group).items().getLast());
    assertThat(Objects.requireNonNull(item.now()).reactions()).hasSize(1);
    assertThat(item.now().status()).isEqualTo(Item.Status.SENT);
  }

  @Test
  void pagesByTimeWithoutSplittingEqualTimes() {
    for (int i = 0; i < 30; i++) {
      say(i % 2 == 0 ? direct : group, "word " + i);
      if (i % 4 == 3) {
        town.clock().pass(Duration.ofMillis(1));
      }
    }
    for (int limit = 1; limit <= 31; limit++) {
      List<String> walked = new ArrayList<>();
      Instant before = null;
      Page page;
      do {
        page = page(ada, null, "word", before, limit);
        assertThat(page.hits()).as("limit %d", limit).isNotEmpty();
        page.hits().forEach(hit -> walked.add(text(hit.item())));
        before = page.hits().getLast().item().entry().at();
      } while (page.hasMore());

      assertThat(walked).as("limit %d", limit).hasSize(30).doesNotHaveDuplicates();
    }
  }

  @Test
  void endsAPageAt256KiBWithoutSplittingEqualTimes() {
    String long4000 = "word " + "漢".repeat(Content.Text.MAX - 5);
    for (int i = 0; i < 60; i++) {
      town.clock().pass(Duration.ofMillis(1));
      say(direct, long4000);
    }

    Page page = page(ada, null, "word", null, 200);

    assertThat(page.hits()).hasSizeBetween(18, 22);
    assertThat(page.hasMore()).isTrue();
  }

  private long say(ChatId chat, String text) {
    return town.say(ada, chat, text).seq();
  }

  private List<String> found(Person searcher, String query) {
    return page(searcher, null, query, null, 50).hits().stream()
        .map(hit -> text(hit.item()))
        .toList();
  }

  private Page page(
      Person searcher, @Nullable ChatId chat, String query, @Nullable Instant before, int limit) {
    return (Page) search(searcher, chat, query, before, limit);
  }

  private Outcome search(
      Person searcher, @Nullable ChatId chat, String query, @Nullable Instant before, int limit) {
    return town.i9chat()
        .messages()
        .search()
        .handle(
            new SearchMessages.Command(
                searcher.id(), chat, new Query(query), before, new PageLimit(limit)));
  }

  private static String text(Item item) {
    Body body = Objects.requireNonNull(item.now()).body();
    return Objects.requireNonNull(body).content().written();
  }
}
