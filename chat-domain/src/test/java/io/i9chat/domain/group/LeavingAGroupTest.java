package io.i9chat.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.group.LeaveGroup.Outcome;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LeavingAGroupTest {
  private final GroupHouse house = new GroupHouse();
  private final Person ada = house.settle();
  private final Person bob = house.settle();
  private final Person cleo = house.settle();
  private final ChatId chat = house.group(ada, bob, cleo);

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Rule({"GROUP-3", "WINDOW-1"})
  void putsOneOutWithTheEntryThatSaysSo() {
    house.bus().drain(Signal.class);

    Entry entry = left(house.leave(bob, chat));

    assertThat(entry.payload()).isEqualTo(new Payload.Left());
    assertThat(entry.author()).isEqualTo(bob.id());
    assertThat(house.summary(bob, chat).own().status()).isEqualTo(MemberStatus.LEFT);
    assertThat(house.summary(bob, chat).own().windows()).containsExactly(new Window(2, 3));
    assertThat(house.bus().drain(Signal.Appended.class)).hasSize(1);
  }

  @Test
  @Rule("GROUP-11")
  void answersTheSameEntryAgain() {
    Entry first = left(house.leave(bob, chat));
    house.town.say(ada, chat, "since");

    assertThat(left(house.leave(bob, chat))).isEqualTo(first);

    house.join(bob, chat);
    Entry second = left(house.leave(bob, chat));
    assertThat(second.seq()).isGreaterThan(first.seq());
    assertThat(left(house.leave(bob, chat))).isEqualTo(second);
  }

  @Test
  @Rule("GROUP-11")
  void answersWhatPutThemOutToThoseWhoWereRemoved() {
    house.remove(ada, chat, bob);

    assertThat(left(house.leave(bob, chat)).payload()).isEqualTo(new Payload.Removed(bob.id()));
    assertThat(house.summary(bob, chat).own().status()).isEqualTo(MemberStatus.REMOVED);
  }

  @Test
  @Rule("ACCESS-1")
  void isForGroupsOneWasIn() {
    assertThat(house.leave(house.settle(), chat)).isEqualTo(new Outcome.NotFound());
    assertThat(house.leave(ada, Fresh.chat())).isEqualTo(new Outcome.NotFound());
    assertThat(house.leave(ada, house.town.direct(ada, bob))).isEqualTo(new Outcome.NotFound());
  }

  @Test
  @Rule("GROUP-8")
  void makesTheMemberOfLongestStandingAdminWhenTheLastOneGoes() {
    house.leave(bob, chat);
    house.join(bob, chat);
    house.bus().drain(Signal.class);

    Entry entry = left(house.leave(ada, chat));

    List<Entry> log = house.town.wholeLog(chat);
    assertThat(entry).isEqualTo(log.get(log.size() - 2));
    assertThat(log.getLast().payload()).isEqualTo(new Payload.Promoted(cleo.id()));
    assertThat(log.getLast().author()).isEqualTo(ada.id());
    assertThat(log.getLast().seq()).isEqualTo(entry.seq() + 1);
    assertThat(house.summary(ada, chat).state().head()).isEqualTo(entry.seq());
    List<Signal.Appended> told = house.bus().drain(Signal.Appended.class);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().commits()).hasSize(2);
  }

  @Test
  @Rule("GROUP-8")
  void choosesTheLowerIdOfTwoWhoCameAtOnce() {
    house.leave(ada, chat);

    Person eldest = bob.id().compareTo(cleo.id()) < 0 ? bob : cleo;
    assertThat(house.activities(chat)).last().isEqualTo(new Payload.Promoted(eldest.id()));
  }

  @Test
  void promotesNobodyWhileThereIsAnotherAdmin() {
    house.promote(ada, chat, bob);

    left(house.leave(ada, chat));

    assertThat(house.activities(chat)).last().isEqualTo(new Payload.Left());
  }

  @Test
  @Rule("GROUP-10")
  void closesTheGroupForGoodWithTheLastMember() {
    house.leave(bob, chat);
    house.leave(cleo, chat);
    house.leave(ada, chat);

    assertThat(house.activities(chat)).last().isEqualTo(new Payload.Left());
    assertThat(house.state(ada, chat).isClosedForGood()).isTrue();
    assertThat(house.join(bob, chat)).isEqualTo(new JoinGroup.Outcome.ClosedForGood());
    assertThat(left(house.leave(ada, chat)).payload()).isEqualTo(new Payload.Left());
    assertThat(house.add(ada, chat, bob)).isEqualTo(new AddMembers.Outcome.Gone());
  }

  private static Entry left(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Left.class);
    return GroupHouse.shown(((Outcome.Left) outcome).entry());
  }
}
