package io.i9chat.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.group.JoinGroup.Outcome;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JoiningAGroupTest {
  private final GroupHouse house = new GroupHouse();
  private final Person ada = house.settle();
  private final Person bob = house.settle();
  private final Person cleo = house.settle();
  private final ChatId open = house.group(ada, bob);
  private final ChatId closed = house.closedGroup(ada, bob);

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Rule({"GROUP-13", "GROUP-3", "WINDOW-4"})
  void letsAnybodyIntoAnOpenGroup() {
    house.town.say(ada, open, "before");
    house.bus().drain(Signal.class);

    ChatSummary chat = in(house.join(cleo, open));

    assertThat(chat.own().status()).isEqualTo(MemberStatus.MEMBER);
    assertThat(chat.own().windows()).containsExactly(new Window(4, Window.OPEN));
    assertThat(chat.state().head()).isEqualTo(4);
    assertThat(chat.state().own().read()).isEqualTo(4);
    assertThat(chat.state().unread()).isZero();
    assertThat(house.activities(open)).last().isEqualTo(new Payload.Joined());
    assertThat(house.bus().drain(Signal.Appended.class)).hasSize(1);
  }

  @Test
  @Rule({"GROUP-13", "ACCESS-1"})
  void findsNoClosedGroupAndNoOther() {
    assertThat(house.join(cleo, closed)).isEqualTo(new Outcome.NotFound());
    assertThat(house.join(cleo, Fresh.chat())).isEqualTo(new Outcome.NotFound());
    ChatId direct = house.town.direct(ada, bob);
    assertThat(house.join(cleo, direct)).isEqualTo(new Outcome.NotFound());
    assertThat(house.join(ada, direct)).isEqualTo(new Outcome.NotFound());
  }

  @Test
  @Rule("GROUP-11")
  void answersTheChatToAMember() {
    assertThat(in(house.join(bob, closed))).isEqualTo(house.summary(bob, closed));
    assertThat(house.head(closed)).isEqualTo(2);
  }

  @Test
  @Rule("GROUP-6")
  void takesBackWhoLeftWhateverTheJoinPolicy() {
    house.leave(bob, closed);

    ChatSummary chat = in(house.join(bob, closed));

    assertThat(chat.own().status()).isEqualTo(MemberStatus.MEMBER);
    assertThat(chat.own().windows()).containsExactly(new Window(2, 3), new Window(4, Window.OPEN));
  }

  @Test
  @Rule("GROUP-7")
  void doesNotTakeBackWhoWasRemoved() {
    house.remove(ada, open, bob);
    house.remove(ada, closed, bob);

    assertThat(house.join(bob, open)).isEqualTo(new Outcome.WasRemoved());
    assertThat(house.join(bob, closed)).isEqualTo(new Outcome.WasRemoved());

    house.add(ada, open, bob);
    house.leave(bob, open);
    assertThat(house.join(bob, open)).isInstanceOf(Outcome.In.class);
  }

  @Test
  @Rule("GROUP-10")
  void findsAGroupClosedForGoodOnceItsLastMemberHasLeft() {
    for (ChatId chat : List.of(open, closed)) {
      house.remove(ada, chat, bob);
      house.leave(ada, chat);
      assertThat(house.join(ada, chat)).isEqualTo(new Outcome.ClosedForGood());
      assertThat(house.join(bob, chat)).isEqualTo(new Outcome.ClosedForGood());
    }
    assertThat(house.join(cleo, open)).isEqualTo(new Outcome.ClosedForGood());
    assertThat(house.join(cleo, closed)).isEqualTo(new Outcome.NotFound());
  }

  @Test
  @Rule("GROUP-13")
  void followsTheJoinPolicyAsItIsNow() {
    house.update(ada, open, GroupHouse.patch(null, JoinPolicy.CLOSED));
    house.update(ada, closed, GroupHouse.patch(null, JoinPolicy.OPEN));

    assertThat(house.join(cleo, open)).isEqualTo(new Outcome.NotFound());
    assertThat(house.join(cleo, closed)).isInstanceOf(Outcome.In.class);
  }

  @Test
  void letsAHundredInAtOnce() {
    List<Person> people = IntStream.range(0, 100).mapToObj(i -> house.settle()).toList();

    List<Outcome> outcomes = Race.of(100, i -> house.join(people.get(i), open));

    assertThat(outcomes).allMatch(Outcome.In.class::isInstance);
    assertThat(house.state(ada, open).members()).isEqualTo(102);
    assertThat(house.head(open)).isEqualTo(102);
  }

  private static ChatSummary in(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.In.class);
    return ((Outcome.In) outcome).chat();
  }
}
