package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.ReadHistory.Range;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.fake.CountingStore;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.domain.message.SearchMessages;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was done to the messages of a page, or what they answer, never weighs more than a page. */
final class FoldingIsBoundedTest {
  private static final String LONG = "Ж".repeat(3_996);
  private static final int MESSAGES = 200;
  private static final int PEOPLE = 60;

  /** More than one entry or fold. */
  private static final long ONE = 20_000;

  private final CountingStore store = new CountingStore();
  private final Town town = new Town(PortChanges.store(store::over));
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId chat = town.group(ada, bob);

  /** Shown on both sides of the middle, and to be found as well. */
  private List<Long> shortMessages() {
    return IntStream.range(0, MESSAGES)
        .mapToLong(i -> town.say(ada, chat, "needle").seq())
        .boxed()
        .toList();
  }

  private List<ReadHistory.Outcome.Page> pages() {
    return Stream.of(new Range.Newest(), new Range.After(2), new Range.Around(100))
        .map(range -> new ReadHistory.Command(bob.id(), chat, range, new PageLimit(PageLimit.MAX)))
        .map(command -> (ReadHistory.Outcome.Page) town.i9chat().chats().history().handle(command))
        .toList();
  }

  private SearchMessages.Outcome.Page found() {
    var command =
        new SearchMessages.Command(
            bob.id(), null, new SearchMessages.Query("needle"), null, new PageLimit(PageLimit.MAX));
    return (SearchMessages.Outcome.Page) town.i9chat().messages().search().handle(command);
  }

  @Test
  void editsThatAreMuchLongerThanTheMessages() {
    List<Long> messages = shortMessages();
    messages.forEach(seq -> town.append(ada, chat, new Payload.Edit(seq, Body.text(LONG))));
    store.reset();

    List<ReadHistory.Outcome.Page> pages = pages();

    assertThat(store.largest()).isLessThanOrEqualTo(PageLimit.BYTES + ONE);
    assertThat(pages)
        .allSatisfy(page -> {
          assertThat(page.hasMore()).isTrue();
          assertThat(page.items().stream().mapToLong(PageLimit::weight).sum())
              .isBetween(PageLimit.BYTES / 2L, (long) PageLimit.BYTES);
        });
    assertThat(pages.getFirst().items().getLast().entry().seq()).isEqualTo(messages.getLast());
    assertThat(pages.get(1).items().getFirst().entry().seq()).isEqualTo(messages.getFirst());
    assertThat(pages.getLast().items())
        .extracting(item -> item.entry().seq())
        .contains(100L)
        .isSorted();
  }

  @Test
  @Rule("REACT-4")
  void reactionsOfManyToEachMessage() {
    List<Long> messages = shortMessages();
    List<Payload> all =
        messages.subList(0, 40).stream()
            .map(seq -> (Payload) new Payload.Reaction(seq, new Emoji("👍")))
            .toList();
    Stream.generate(town::settle)
        .limit(PEOPLE)
        .forEach(person -> town.appendAll(person, chat, all));
    store.reset();

    List<Item> items = pages().get(1).items();

    assertThat(store.largest()).isLessThanOrEqualTo(PageLimit.BYTES);
    assertThat(items).hasSize(MESSAGES);
    Item.Reactions shown = Objects.requireNonNull(items.getFirst().now()).reactions().getFirst();
    assertThat(shown.count()).isEqualTo(PEOPLE);
    assertThat(shown.usernames()).hasSize(20);
  }

  @Test
  @Rule("REPLY-2")
  void longMessagesThatShortOnesAnswer() {
    List<Long> answered =
        LongStream.range(0, 150)
            .map(i -> town.append(ada, chat, Town.text(LONG)).entry().seq())
            .boxed()
            .toList();
    answered.forEach(seq -> town.append(bob, chat, Town.reply(seq, "yes")));
    store.reset();

    List<Item> items =
        ((ReadHistory.Outcome.Page)
                town.i9chat()
                    .chats()
                    .history()
                    .handle(
                        new ReadHistory.Command(
                            bob.id(), chat, new Range.Newest(), new PageLimit(150))))
            .items();

    assertThat(store.largest()).isLessThanOrEqualTo(PageLimit.BYTES + ONE);
    assertThat(items).hasSize(150);
    assertThat(items)
        .allSatisfy(item -> {
          var quote = Objects.requireNonNull(Objects.requireNonNull(item.now()).replyTo());
          var content = Objects.requireNonNull(Objects.requireNonNull(quote.seen()).content());
          assertThat(content.written()).isEqualTo(LONG.substring(0, 100));
        });
  }

  @Test
  void hitsThatWereEditedToMore() {
    Deeds deeds = new Deeds(town);
    for (long seq : shortMessages()) {
      town.clock().pass(Duration.ofSeconds(1));
      deeds.edited(ada, chat, seq, "needle " + LONG.substring(10));
    }
    store.reset();

    SearchMessages.Outcome.Page page = found();

    assertThat(store.largest()).isLessThanOrEqualTo(PageLimit.BYTES + ONE);
    assertThat(page.hits()).hasSizeGreaterThan(20);
    assertThat(page.hasMore()).isTrue();
  }
}
