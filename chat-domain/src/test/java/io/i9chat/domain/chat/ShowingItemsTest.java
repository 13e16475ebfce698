package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Item.Quote;
import io.i9chat.domain.chat.Item.Status;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.tck.Fresh;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ShowingItemsTest {
  private final Town town = new Town();
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId chat = town.direct(ada, bob);

  @Test
  void quotesWhatAMessageAnswers() {
    town.say(ada, chat, "How are you?");
    town.say(bob, chat, Town.reply(1, "Well"));

    assertThat(item(ada, chat, 2).replyTo())
        .isEqualTo(new Quote(1, new Quote.Seen(ada.username(), "text", "How are you?")));
    assertThat(item(ada, chat, 1).replyTo()).isNull();
    assertThat(town.summary(bob, chat).lastItem()).isEqualTo(item(bob, chat, 2));
  }

  @Test
  void quotesTheFirst100CharactersWhateverTheirBytes() {
    for (String character : List.of("a", "漢", "😀")) {
      long hundred = town.say(ada, chat, character.repeat(100)).seq();
      long more = town.say(ada, chat, "b" + character.repeat(100)).seq();
      long one = town.say(ada, chat, Town.reply(hundred, "?")).seq();
      long two = town.say(ada, chat, Town.reply(more, "?")).seq();

      assertThat(excerpt(one)).isEqualTo(character.repeat(100));
      assertThat(excerpt(two)).isEqualTo("b" + character.repeat(99));
    }
  }

  @Test
  void quotesOnlyTheSeqOfAMessageOutsideTheReadersWindows() {
    ChatId group = town.group(ada, bob);
    long before = town.say(ada, group, "secret").seq();
    Person cleo = town.settle();
    town.add(ada, group, cleo);
    long answer = town.say(bob, group, Town.reply(before, "I see")).seq();

    assertThat(item(cleo, group, answer).replyTo()).isEqualTo(new Quote(before, null));
    assertThat(town.summary(cleo, group).lastItem()).isEqualTo(item(cleo, group, answer));
    assertThat(item(bob, group, answer).replyTo())
        .isEqualTo(new Quote(before, new Quote.Seen(ada.username(), "text", "secret")));
  }

  @Test
  void tellsTheAuthorAloneHowFarAMessageHasGot() {
    town.say(ada, chat, "one");
    town.say(ada, chat, "two");
    assertThat(status(ada, 1)).isEqualTo(Status.SENT);

    town.mark(bob, chat, 2, 0);
    assertThat(status(ada, 1)).isEqualTo(Status.DELIVERED);
    assertThat(status(ada, 2)).isEqualTo(Status.DELIVERED);

    town.mark(bob, chat, 0, 1);
    assertThat(status(ada, 1)).isEqualTo(Status.READ);
    assertThat(status(ada, 2)).isEqualTo(Status.DELIVERED);
    assertThat(town.summary(ada, chat).lastItem()).isEqualTo(item(ada, chat, 2));

    assertThat(item(bob, chat, 1).status()).isNull();
  }

  @Test
  void countsAMessageAsReadByWhoeverAnsweredBehindIt() {
    town.say(ada, chat, "one");
    town.say(bob, chat, "two");

    assertThat(status(ada, 1)).isEqualTo(Status.READ);
    assertThat(status(bob, 2)).isEqualTo(Status.SENT);
  }

  @Test
  void countsThoseWhoWereInWhenItWasSentAndStillAre() {
    ChatId group = town.group(ada, bob);
    Person cleo = town.settle();
    Person dan = town.settle();
    town.add(ada, group, cleo);
    NamedEntry message =
        NamedEntry.of(town.say(ada, group, "hello"), new Names(town.ports().store().profiles()));
    town.add(ada, group, dan);
    Map<PersonId, Watermarks> marks =
        Map.of(
            ada.id(), at(0),
            bob.id(), at(4),
            cleo.id(), at(3),
            dan.id(), at(0));

    assertThat(status(message, group, marks, bob, cleo, dan)).isEqualTo(Status.SENT);
    town.remove(ada, group, cleo);
    assertThat(status(message, group, marks, bob, cleo, dan)).isEqualTo(Status.READ);
    town.append(bob, group, new Payload.Left());
    assertThat(status(message, group, marks, bob, cleo, dan)).isEqualTo(Status.SENT);
  }

  private Status status(
      NamedEntry message, ChatId group, Map<PersonId, Watermarks> marks, Person... others) {
    List<PersonId> people = new ArrayList<>(List.of(ada.id()));
    List.of(others).forEach(other -> people.add(other.id()));
    var view = town.ports().store().chats().view(group, people).orElseThrow();
    Status status =
        Items.status(
            message.entry(), new ChatAccess.Reading(view, view.of(ada.id())), ada.id(), marks);
    assertThat(status).isNotNull();
    return Objects.requireNonNull(status);
  }

  private static Watermarks at(long seq) {
    return Watermarks.NONE.raised(seq, seq, Fresh.now());
  }

  private String excerpt(long seq) {
    Quote quote = item(ada, chat, seq).replyTo();
    return quote == null || quote.seen() == null ? "" : quote.seen().excerpt();
  }

  private Status status(Person reader, long seq) {
    return Objects.requireNonNull(item(reader, chat, seq).status());
  }

  private Item item(Person reader, ChatId read, long seq) {
    ReadHistory.Outcome outcome =
        town.i9chat()
            .chats()
            .history()
            .handle(
                new ReadHistory.Command(
                    reader.id(), read, new ReadHistory.Range.Around(seq), new PageLimit(1)));
    Item item = ((ReadHistory.Outcome.Page) outcome).items().getFirst();
    assertThat(item.entry().seq()).isEqualTo(seq);
    return item;
  }
}
