package io.i9chat.domain.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.departure.DepartureHouse.Person;
import io.i9chat.domain.departure.FinishDepartures.Finished;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ResumingADepartureTest {
  private final DepartureHouse house = new DepartureHouse();
  private final Person ada = house.settle();
  private final Person grace = house.settle();

  @AfterEach
  void close() {
    house.close();
  }

  static Stream<Arguments> everyPlaceToBreakOff() {
    // Two groups to leave, then deletions: of 60 messages in two commits, and of one in another.
    return IntStream.rangeClosed(0, 5)
        .boxed()
        .flatMap(commits -> Stream.of(Arguments.of(commits, false), Arguments.of(commits, true)));
  }

  @ParameterizedTest(name = "after {0} commits, the next stored: {1}")
  @MethodSource("everyPlaceToBreakOff")
  @Rule("LEAVING-3")
  void whereverItBrokeOffItIsCompletedAndNothingIsDoneTwice(int commits, boolean lastIsStored) {
    ChatId direct = house.direct(ada, grace);
    ChatId mine = house.group(ada, grace);
    ChatId hers = house.group(grace, ada);
    house.sayOften(ada, direct, 60);
    house.say(ada, hers, "hello");
    house.chats.failAfter(commits, lastIsStored);

    assertThat(house.delete(ada, true)).isEqualTo(new DeleteAccount.Outcome.Deleted());
    boolean brokeOff = !house.ports.store().departures().open(null, 1).isEmpty();
    assertThat(brokeOff).isEqualTo(commits < 5);
    house.chats.recover();
    assertThat(house.finish()).isEqualTo(new Finished(brokeOff ? 1 : 0, 0));

    assertThat(house.since(3, mine))
        .containsExactly(new Payload.Left(), new Payload.Promoted(grace.id()));
    assertThat(house.since(4, hers)).containsExactly(new Payload.Left(), new Payload.Delete(3));
    assertThat(house.deletions(ada, direct)).hasSize(60).containsOnly(1);
    assertThat(house.log(direct)).hasSize(120);
    assertThat(house.finish()).isEqualTo(new Finished(0, 0));
  }

  @Test
  void oneThatCannotBeCompletedKeepsNoOther() {
    Person linus = house.settle();
    ChatId broken = house.group(ada, grace);
    ChatId sound = house.group(linus, grace);
    house.chats.failAfter(0, false);
    house.delete(ada, false);
    house.delete(linus, false);
    house.chats.recover();
    house.chats.breakDown(broken);

    assertThat(house.finish()).isEqualTo(new Finished(1, 1));

    assertThat(house.since(3, sound)).hasSize(2);
    assertThat(house.since(3, broken)).isEmpty();
    house.chats.recover();
    assertThat(house.finish()).isEqualTo(new Finished(1, 0));
    assertThat(house.since(3, broken)).hasSize(2);
  }

  @Test
  @Rule("LEAVING-3")
  void whoeverDidNotHearThatTheAccountIsGoneIsTold() {
    PasswordHash verified =
        Objects.requireNonNull(
            house.ports.store().accounts().byId(ada.id()).orElseThrow().password());
    assertThat(house.ports.store().departures().begin(ada.id(), verified, false)).isTrue();

    house.finish();

    assertThat(house.signals.published()).contains(new Signal.PersonChanged(ada.id()));
  }

  @Test
  void aStopEndsItBehindTheBatchItIsAtAndTheNextRunDoesTheRest() {
    Person linus = house.settle();
    ChatId direct = house.direct(ada, grace);
    ChatId other = house.direct(linus, grace);
    house.sayOften(ada, direct, 120);
    house.sayOften(linus, other, 120);
    house.chats.failAfter(0, false);
    house.delete(ada, true);
    house.delete(linus, true);
    house.chats.recover();
    house.chats.afterEachCommit(Thread.currentThread()::interrupt);

    assertThatThrownBy(house::finish).isInstanceOf(PortFailure.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(house.log(direct).size() + house.log(other).size())
        .as("one batch of one of them")
        .isEqualTo(240 + Departing.BATCH);
    house.chats.afterEachCommit(() -> {});
    assertThat(house.finish()).isEqualTo(new Finished(2, 0));
    assertThat(house.deletions(ada, direct)).hasSize(120).containsOnly(1);
    assertThat(house.deletions(linus, other)).hasSize(120).containsOnly(1);
  }

  @Test
  void anAccountThatIsDeletedWhileTheServerStopsIsDeletedAndErasedLater() {
    ChatId direct = house.direct(ada, grace);
    house.sayOften(ada, direct, 120);
    house.chats.afterEachCommit(Thread.currentThread()::interrupt);

    assertThat(house.delete(ada, true)).isEqualTo(new DeleteAccount.Outcome.Deleted());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(house.log(direct)).hasSize(120 + Departing.BATCH);
    house.chats.afterEachCommit(() -> {});
    assertThat(house.finish()).isEqualTo(new Finished(1, 0));
    assertThat(house.deletions(ada, direct)).hasSize(120).containsOnly(1);
  }

  @Test
  void severalAtOnceDoNothingTwice() {
    ChatId group = house.group(ada, grace);
    ChatId direct = house.direct(ada, grace);
    house.sayOften(ada, direct, 450);
    house.chats.failAfter(0, false);
    house.delete(ada, true);
    house.chats.recover();

    List<Finished> finished = Race.of(4, i -> house.finish());

    assertThat(finished).allMatch(each -> each.failed() == 0);
    assertThat(house.since(3, group)).hasSize(2);
    assertThat(house.deletions(ada, direct)).hasSize(450).containsOnly(1);
  }

  @Test
  void twoNodesAtOnceDoNothingTwice() {
    List<Person> going = IntStream.range(0, 5).mapToObj(i -> house.settle()).toList();
    List<ChatId> groups = going.stream().map(each -> house.group(each, grace)).toList();
    List<ChatId> directs = going.stream().map(each -> house.direct(each, grace)).toList();
    IntStream.range(0, 5).forEach(i -> house.sayOften(going.get(i), directs.get(i), 120));
    house.chats.failAfter(0, false);
    going.forEach(each -> house.delete(each, true));
    house.chats.recover();

    try (I9chat other = new I9chat(house.ports)) {
      List<Finished> finished =
          Race.of(
              4,
              i ->
                  (i % 2 == 0 ? house.i9chat : other)
                      .departures()
                      .finish()
                      .handle(new FinishDepartures.Command()));

      assertThat(finished).allMatch(each -> each.failed() == 0);
    }
    assertThat(house.ports.store().departures().open(null, 9)).isEmpty();
    for (int i = 0; i < 5; i++) {
      assertThat(house.since(3, groups.get(i))).as("left, and a new admin").hasSize(2);
      assertThat(house.deletions(going.get(i), directs.get(i))).hasSize(120).containsOnly(1);
    }
  }

  @Test
  void aHundredThatCannotBeCompletedKeepNoOther() {
    List<Person> going = IntStream.rangeClosed(0, 100).mapToObj(i -> house.settle()).toList();
    List<ChatId> groups = going.stream().map(each -> house.group(each, grace)).toList();
    house.chats.failAfter(0, false);
    going.forEach(each -> house.delete(each, false));
    house.chats.recover();
    PersonId last = going.stream().map(Person::id).sorted().toList().getLast();
    for (int i = 0; i < going.size(); i++) {
      if (!going.get(i).id().equals(last)) {
        house.chats.breakDown(groups.get(i));
      }
    }

    assertThat(house.finish()).isEqualTo(new Finished(1, 100));
  }

  @Test
  void oneThatMeetsABugKeepsNoOtherAndIsTold() {
    Person linus = house.settle();
    ChatId broken = house.group(ada, grace);
    ChatId sound = house.group(linus, grace);
    house.chats.failAfter(0, false);
    house.delete(ada, false);
    house.delete(linus, false);
    house.chats.recover();
    house.chats.mistreat(broken);

    assertThatThrownBy(house::finish).isInstanceOf(IllegalStateException.class);

    assertThat(house.since(3, sound)).hasSize(2);
    house.chats.recover();
    assertThat(house.finish()).isEqualTo(new Finished(1, 0));
  }
}
