package io.i9chat.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.group.ManageMember.Outcome;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RemovingAMemberTest {
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
  void putsThemOutWithTheEntryThatSaysSo() {
    house.bus().drain(Signal.class);

    Entry entry = done(house.remove(ada, chat, bob));

    assertThat(entry.payload()).isEqualTo(new Payload.Removed(bob.id()));
    assertThat(house.summary(bob, chat).own().status()).isEqualTo(MemberStatus.REMOVED);
    assertThat(house.summary(bob, chat).own().windows()).containsExactly(new Window(2, 3));
    assertThat(house.bus().drain(Signal.Appended.class)).hasSize(1);
  }

  @Test
  @Rule("GROUP-2")
  void isForAdminsAndTakesOutAdminsToo() {
    assertThat(house.remove(bob, chat, cleo)).isEqualTo(new Outcome.NotAnAdmin());
    assertThat(house.remove(house.settle(), chat, cleo)).isEqualTo(new Outcome.NotFound());
    assertThat(house.remove(ada, house.town.direct(ada, bob), bob))
        .isEqualTo(new Outcome.NotFound());

    house.promote(ada, chat, bob);

    done(house.remove(bob, chat, ada));
    assertThat(house.remove(ada, chat, bob)).isEqualTo(new Outcome.Gone());
  }

  @Test
  @Rule("GROUP-2")
  void isNotForOneself() {
    assertThat(house.remove(ada, chat, ada)).isEqualTo(new Outcome.Oneself());
    assertThat(house.head(chat)).isEqualTo(2);
  }

  @Test
  @Rule("GROUP-14")
  void findsOnlyThoseWhoAreIn() {
    house.leave(bob, chat);

    assertThat(house.remove(ada, chat, bob)).isEqualTo(new Outcome.NotAMember());
    assertThat(house.remove(ada, chat, house.settle())).isEqualTo(new Outcome.NotAMember());
    assertThat(
            house
                .groups()
                .manage()
                .handle(
                    new ManageMember.Command(
                        ManageMember.Act.REMOVE, ada.id(), chat, Fresh.username())))
        .isEqualTo(new Outcome.NoSuchPerson());
  }

  @Test
  @Rule("GROUP-11")
  void answersTheEntryThatPutThemOutIfTheyAreOutAlready() {
    Entry first = done(house.remove(ada, chat, bob));
    house.town.say(ada, chat, "since");

    assertThat(done(house.remove(ada, chat, bob))).isEqualTo(first);

    house.add(ada, chat, bob);
    Entry second = done(house.remove(ada, chat, bob));
    assertThat(done(house.remove(ada, chat, bob))).isEqualTo(second);
    assertThat(house.head(chat)).isEqualTo(second.seq());
  }

  @Test
  @Rule("GROUP-11")
  void hidesThatEntryFromWhoCouldNotSeeIt() {
    Entry removed = done(house.remove(ada, chat, bob));
    Person dan = house.settle();
    house.add(ada, chat, dan);
    house.promote(ada, chat, dan);

    Outcome outcome = house.remove(dan, chat, bob);

    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    assertThat(GroupHouse.hidden(((Outcome.Done) outcome).entry())).isEqualTo(removed.seq());
  }

  private static Entry done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return GroupHouse.shown(((Outcome.Done) outcome).entry());
  }
}
