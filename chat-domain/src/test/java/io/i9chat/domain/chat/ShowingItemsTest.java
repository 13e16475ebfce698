package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Item.Quote;
import io.i9chat.domain.chat.Item.Status;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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

    assertThat(now(ada, chat, 2).replyTo()).isEqualTo(new Quote(1, seen(ada, "How are you?")));
    assertThat(now(ada, chat, 1).replyTo()).isNull();
    assertThat(town.summary(bob, chat).lastItem()).isEqualTo(item(bob, chat, 2));
  }

  @Test
  @Rule({"REPLY-2", "TEXT-1"})
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
  @Rule("WINDOW-5")
  void quotesOnlyTheSeqOfAMessageOutsideTheReadersWindows() {
    ChatId group = town.group(ada, bob);
    long before = town.say(ada, group, "secret").seq();
    Person cleo = town.settle();
    town.add(ada, group, cleo);
    long answer = town.say(bob, group, Town.reply(before, "I see")).seq();

    assertThat(now(cleo, group, answer).replyTo()).isEqualTo(new Quote(before, null));
    assertThat(town.summary(cleo, group).lastItem()).isEqualTo(item(cleo, group, answer));
    assertThat(now(bob, group, answer).replyTo()).isEqualTo(new Quote(before, seen(ada, "secret")));
  }

  @Test
  @Rule({"RECEIPT-2", "RECEIPT-5"})
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

    assertThat(now(bob, chat, 1).status()).isNull();
  }

  @Test
  @Rule({"RECEIPT-1", "RECEIPT-2"})
  void countsAMessageAsReadByWhoeverAnsweredBehindIt() {
    town.say(ada, chat, "one");
    town.say(bob, chat, "two");

    assertThat(status(ada, 1)).isEqualTo(Status.READ);
    assertThat(status(bob, 2)).isEqualTo(Status.SENT);
  }

  @Test
  @Rule("RECEIPT-2")
  void countsThoseWhoWereInWhenItWasSentAndStillAre() {
    ChatId group = town.group(ada, bob);
    Person cleo = town.settle();
    Person dan = town.settle();
    town.add(ada, group, cleo);
    long message = town.say(ada, group, "hello").seq();
    town.add(ada, group, dan);
    town.mark(bob, group, message, message);
    town.mark(cleo, group, 3, 3);

    assertThat(status(ada, group, message)).isEqualTo(Status.SENT);
    town.remove(ada, group, cleo);
    assertThat(status(ada, group, message)).isEqualTo(Status.READ);
    town.append(bob, group, new Payload.Left());
    assertThat(status(ada, group, message)).isEqualTo(Status.SENT);
    assertThat(town.summary(ada, group).state().head()).isEqualTo(7);
  }

  @Test
  @Rule("LARGE-1")
  void tellsNobodyHowFarAMessageHasGotInALargeGroup() {
    Person[] others = Stream.generate(town::settle).limit(99).toArray(Person[]::new);
    ChatId group = town.group(ada, others);
    long message = town.say(ada, group, "hello").seq();

    assertThat(status(ada, group, message)).isEqualTo(Status.SENT);
    town.add(ada, group, bob);
    assertThat(now(ada, group, message).status()).isNull();
  }

  @Test
  @Rule({"WINDOW-3", "RECEIPT-5"})
  void tellsNobodyWhoHasGoneHowFarTheirMessagesHaveGot() {
    ChatId group = town.group(ada, bob);
    long message = town.say(bob, group, "hello").seq();
    town.append(bob, group, new Payload.Left());

    assertThat(now(bob, group, message).status()).isNull();
  }

  @Test
  @Rule("PRIVACY-3")
  void tellsNotWhatIsReadWhileOneOfTwoDoesNotShowItAlsoLater() {
    long before = town.say(ada, chat, "hello").seq();
    town.mark(bob, chat, before, before);

    for (Person either : List.of(ada, bob)) {
      showReceipts(either, false);
      long message = town.say(ada, chat, "are you there?").seq();
      town.mark(bob, chat, message, message);
      assertThat(status(ada, message)).isEqualTo(Status.DELIVERED);
      assertThat(status(ada, before)).as("what was told stays").isEqualTo(Status.READ);
      showReceipts(either, true);
      assertThat(status(ada, message)).isEqualTo(Status.DELIVERED);
      long after = town.say(ada, chat, "good").seq();
      town.mark(bob, chat, after, after);
      assertThat(status(ada, message)).as("one below it").isEqualTo(Status.READ);
    }
  }

  @Test
  @Rule("BLOCK-3")
  void tellsNothingWhileOneOfTwoHasBlockedTheOther() {
    long message = town.say(ada, chat, "hello").seq();

    for (List<Person> pair : List.of(List.of(ada, bob), List.of(bob, ada))) {
      PersonId one = pair.getFirst().id();
      PersonId other = pair.getLast().id();
      town.ports().store().blocks().add(one, other);
      assertThat(now(ada, chat, message).status()).isNull();
      town.ports().store().blocks().remove(one, other);
    }
    assertThat(status(ada, message)).isEqualTo(Status.SENT);
  }

  private void showReceipts(Person person, boolean shown) {
    PrivacyChange privacy = new PrivacyChange(null, null, null, shown);
    town.ports()
        .store()
        .profiles()
        .update(person.id(), new ProfileChange(null, null, Change.keep(), privacy));
  }

  private static Quote.Seen seen(Person author, String text) {
    return new Quote.Seen(author.username(), new Content.Text(text), false);
  }

  private String excerpt(long seq) {
    Quote quote = now(ada, chat, seq).replyTo();
    return quote == null || quote.seen() == null ? "" : quote.seen().excerpt();
  }

  private Status status(Person reader, long seq) {
    return status(reader, chat, seq);
  }

  private Status status(Person reader, ChatId read, long seq) {
    return Objects.requireNonNull(now(reader, read, seq).status());
  }

  private Item.Now now(Person reader, ChatId read, long seq) {
    return Objects.requireNonNull(item(reader, read, seq).now());
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
