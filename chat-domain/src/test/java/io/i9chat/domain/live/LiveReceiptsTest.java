package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.tck.Await;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LiveReceiptsTest {
  private final LiveHouse house = new LiveHouse();
  private final Town town = house.town;
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId chat = town.direct(ada, bob);

  @BeforeEach
  void say() {
    town.appendAll(ada, chat, IntStream.range(0, 50).mapToObj(n -> Town.text("hi")).toList());
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void reachAllMembersOnesOwnDevicesIncludedAndNobodyElse() {
    Ear adas = house.listen(ada);
    Ear bobs = house.listen(bob);
    Ear cleos = house.listen(town.settle());

    town.mark(bob, chat, 7, 5);

    LiveEvent.ReceiptMoved moved =
        new LiveEvent.ReceiptMoved(chat, bob.username(), 7, 5L, town.clock().instant());
    adas.awaitStory("receipt");
    bobs.awaitStory("receipt");
    assertThat(adas.events()).containsExactly(moved);
    assertThat(bobs.events()).containsExactly(moved);
    assertThat(cleos.events()).isEmpty();
  }

  @Test
  @Rule("RECEIPT-4")
  void comeOnceASecondWithTheLatest() {
    Ear adas = house.listen(ada);
    long start = System.nanoTime();

    for (int seq = 1; seq <= 50; seq++) {
      town.mark(bob, chat, seq, seq);
    }

    Await.until("the latest is told", () -> reads(adas).contains(50L));
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    assertThat(reads(adas)).isSorted().startsWith(1L);
    assertThat(adas.events().size()).isLessThanOrEqualTo((int) seconds + 1);
  }

  @Test
  void areNotTakenBackByOneThatComesLate() {
    Ear adas = house.listen(ada);
    moved(10);
    moved(5);
    Await.until("the first is told", () -> reads(adas).contains(10L));
    moved(20);
    moved(15);

    Await.until("the latest is told", () -> reads(adas).contains(20L));
    assertThat(reads(adas)).containsExactly(10L, 20L);
  }

  @Test
  @Rule("RECEIPT-4")
  void areCountedForEachPersonAndChatByItself() {
    ChatId other = town.direct(ada, town.settle());
    town.say(ada, other, "hi");
    Ear adas = house.listen(ada);

    town.mark(bob, chat, 1, 1);
    house.bus().publish(moved(ada, chat, 50));
    house.bus().publish(moved(ada, other, 1));

    adas.awaitStory("receipt", "receipt", "receipt");
    assertThat(adas.events(LiveEvent.ReceiptMoved.class))
        .extracting(LiveEvent.ReceiptMoved::username)
        .containsExactlyInAnyOrder(bob.username(), ada.username(), ada.username());
  }

  @Test
  void goOnAfterOneThatCouldNotBeTold() {
    Ear adas = house.listen(ada);
    house.chatsUnreadable = true;
    moved(1);
    moved(2);
    house.chatsUnreadable = false;
    moved(3);

    Await.until("the latest is told", () -> reads(adas).contains(3L));
  }

  @Test
  @Rule("LARGE-1")
  void goOnlyToOnesOwnDevicesInAGroupOfMoreThan100() {
    Person[] others = Stream.generate(town::settle).limit(99).toArray(Person[]::new);
    ChatId group = town.group(ada, others);
    Ear adas = house.listen(ada);
    Ear others0 = house.listen(others[0]);
    town.append(others[0], group, Town.text("3"));
    town.mark(ada, group, 3, 3);
    adas.awaitStory("receipt");
    others0.awaitStory("receipt");

    town.add(ada, group, bob);
    house.bus().publish(moved(others[0], group, 3));
    others0.awaitStory("receipt", "receipt");
    assertThat(adas.story()).containsExactly("receipt");
  }

  @Test
  @Rule("PRIVACY-3")
  void keepBackWhatWasReadWhereTheReaderDoesNotShowIt() {
    keepBack(bob);
  }

  @Test
  @Rule("PRIVACY-3")
  void keepBackWhatWasReadFromWhoeverDoesNotShowTheirs() {
    keepBack(ada);
  }

  private void keepBack(Person shy) {
    hideReading(shy);
    Ear adas = house.listen(ada);
    Ear bobs = house.listen(bob);

    town.mark(bob, chat, 7, 5);

    adas.awaitStory("receipt");
    bobs.awaitStory("receipt");
    LiveEvent.ReceiptMoved toOther = adas.events(LiveEvent.ReceiptMoved.class).getFirst();
    assertThat(toOther.read()).isNull();
    assertThat(toOther.delivered()).isEqualTo(7);
    assertThat(reads(bobs)).as("one's own devices").containsExactly(5L);
  }

  @Test
  @Rule("PRIVACY-3")
  void doNotSayByTheirTimeWhenSomethingWasReadThatIsKeptBack() {
    hideReading(bob);
    Ear adas = house.listen(ada);
    town.mark(bob, chat, 5, 0);
    adas.awaitStory("receipt");
    town.clock().pass(Duration.ofMillis(100));
    Instant delivered = town.clock().instant();
    town.mark(bob, chat, 6, 0);
    town.clock().pass(Duration.ofMillis(300));
    town.mark(bob, chat, 6, 6);

    adas.awaitStory("receipt", "receipt");
    LiveEvent.ReceiptMoved told = adas.events(LiveEvent.ReceiptMoved.class).getLast();
    assertThat(told.delivered()).isEqualTo(6);
    assertThat(told.at()).isEqualTo(delivered);
  }

  @Test
  @Rule("PRIVACY-3")
  void sayNothingToOthersWhenThereIsOnlyReadingAndThatIsKeptBack() {
    hideReading(bob);
    town.mark(bob, chat, 30, 0);
    Ear adas = house.listen(ada);
    Ear bobs = house.listen(bob);
    town.clock().pass(Duration.ofSeconds(1));
    town.mark(bob, chat, 0, 20);
    Await.until("one's own devices are told", () -> reads(bobs).contains(20L));
    town.clock().pass(Duration.ofSeconds(1));
    town.mark(bob, chat, 40, 0);

    Await.until("of what was delivered they are told", () -> !adas.events().isEmpty());
    assertThat(adas.events(LiveEvent.ReceiptMoved.class).getLast().delivered()).isEqualTo(40);
    assertThat(adas.events(LiveEvent.ReceiptMoved.class))
        .extracting(LiveEvent.ReceiptMoved::delivered)
        .doesNotHaveDuplicates();
  }

  @Test
  @Rule("PRIVACY-3")
  void sayNothingToOthersOfReadingInThePauseThatIsKeptBack() {
    hideReading(bob);
    Ear adas = house.listen(ada);
    Ear bobs = house.listen(bob);
    town.mark(bob, chat, 30, 0);
    bobs.awaitStory("receipt");
    town.mark(bob, chat, 0, 20);
    Await.until("one's own devices are told", () -> reads(bobs).contains(20L));
    town.mark(bob, chat, 40, 0);
    Await.until("one's own devices are told again", () -> bobs.events().size() == 3);

    adas.awaitStory("receipt", "receipt");
    assertThat(adas.events(LiveEvent.ReceiptMoved.class))
        .extracting(LiveEvent.ReceiptMoved::delivered)
        .containsExactly(30L, 40L);
  }

  @Test
  @Rule("PRIVACY-3")
  void doNotTellLaterWhatWasReadWhileItWasHidden() {
    town.mark(bob, chat, 3, 3);
    hideReading(bob);
    town.clock().pass(Duration.ofSeconds(1));
    town.mark(bob, chat, 0, 20);
    showReading(bob);
    Ear adas = house.listen(ada);
    town.clock().pass(Duration.ofSeconds(1));
    town.mark(bob, chat, 30, 0);

    Await.until("of what was delivered they are told", () -> !adas.events().isEmpty());
    assertThat(reads(adas)).containsOnly(3L);
    assertThat(adas.events(LiveEvent.ReceiptMoved.class).getLast().delivered()).isEqualTo(30);
  }

  @Test
  @Rule({"BLOCK-3", "BLOCK-4"})
  void doNotPassBetweenTwoOfWhomOneBlockedTheOther() {
    town.ports().store().blocks().add(ada.id(), bob.id());
    Ear adas = house.listen(ada);
    Ear bobs = house.listen(bob);
    town.mark(bob, chat, 7, 5);
    bobs.awaitStory("receipt");

    ChatId group = town.group(ada, bob);
    town.append(ada, group, Town.text("3"));
    town.mark(bob, group, 3, 3);
    adas.awaitStory("receipt");
    assertThat(adas.events(LiveEvent.ReceiptMoved.class).getFirst().chat()).isEqualTo(group);
  }

  private void hideReading(Person person) {
    change(person, new PrivacyChange(null, null, null, false));
  }

  private void showReading(Person person) {
    change(person, new PrivacyChange(null, null, null, true));
  }

  private void change(Person person, PrivacyChange privacy) {
    assertThat(
            town.ports()
                .store()
                .profiles()
                .update(person.id(), new ProfileChange(null, null, Change.keep(), privacy)))
        .isInstanceOf(ProfileUpdate.Updated.class);
  }

  private void moved(long seq) {
    house.bus().publish(moved(bob, chat, seq));
  }

  private Signal.ReceiptMoved moved(Person person, ChatId where, long seq) {
    return new Signal.ReceiptMoved(
        where,
        person.id(),
        ReceiptState.open(Watermarks.NONE.raised(seq, seq, town.clock().instant())),
        town.clock().instant());
  }

  private static List<Long> reads(Ear ear) {
    return ear.events(LiveEvent.ReceiptMoved.class).stream()
        .map(moved -> Objects.requireNonNull(moved.read()))
        .toList();
  }
}
