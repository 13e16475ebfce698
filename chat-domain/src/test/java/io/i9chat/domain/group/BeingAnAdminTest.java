package io.i9chat.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BeingAnAdminTest {
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
  @Rule("GROUP-3")
  void comesAndGoesWithEntries() {
    assertThat(promoted(ada, bob).payload()).isEqualTo(new Payload.Promoted(bob.id()));
    assertThat(house.summary(bob, chat).own().status()).isEqualTo(MemberStatus.ADMIN);

    assertThat(demoted(bob, ada).payload()).isEqualTo(new Payload.Demoted(ada.id()));
    assertThat(house.summary(ada, chat).own().status()).isEqualTo(MemberStatus.MEMBER);
    assertThat(house.promote(ada, chat, cleo)).isEqualTo(new ManageMember.Outcome.NotAnAdmin());
  }

  @Test
  @Rule({"GROUP-2", "ACCESS-1", "ACCESS-2"})
  void isGivenAndTakenByAdmins() {
    Person stranger = house.settle();
    ChatId direct = house.town.direct(ada, bob);
    assertThat(house.promote(bob, chat, cleo)).isEqualTo(new ManageMember.Outcome.NotAnAdmin());
    assertThat(house.demote(bob, chat, ada)).isEqualTo(new ManageMember.Outcome.NotAnAdmin());
    assertThat(house.promote(stranger, chat, cleo)).isEqualTo(new ManageMember.Outcome.NotFound());
    assertThat(house.demote(stranger, chat, ada)).isEqualTo(new ManageMember.Outcome.NotFound());
    assertThat(house.promote(ada, direct, bob)).isEqualTo(new ManageMember.Outcome.NotFound());
    assertThat(house.demote(ada, direct, bob)).isEqualTo(new ManageMember.Outcome.NotFound());
    house.leave(bob, chat);
    assertThat(house.promote(bob, chat, cleo)).isEqualTo(new ManageMember.Outcome.Gone());
    assertThat(house.demote(bob, chat, ada)).isEqualTo(new ManageMember.Outcome.Gone());
  }

  @Test
  @Rule("GROUP-14")
  void isForThoseWhoAreIn() {
    Person stranger = house.settle();
    house.remove(ada, chat, bob);
    house.leave(cleo, chat);
    for (Person outside : new Person[] {stranger, bob, cleo}) {
      assertThat(house.promote(ada, chat, outside))
          .isEqualTo(new ManageMember.Outcome.NotAMember());
      assertThat(house.demote(ada, chat, outside)).isEqualTo(new ManageMember.Outcome.NotAMember());
    }
    assertThat(
            house
                .groups()
                .manage()
                .handle(
                    new ManageMember.Command(
                        ManageMember.Act.PROMOTE, ada.id(), chat, Fresh.username())))
        .isEqualTo(new ManageMember.Outcome.NoSuchPerson());
    assertThat(
            house
                .groups()
                .manage()
                .handle(
                    new ManageMember.Command(
                        ManageMember.Act.DEMOTE, ada.id(), chat, Fresh.username())))
        .isEqualTo(new ManageMember.Outcome.NoSuchPerson());
  }

  @Test
  @Rule("GROUP-9")
  void isKeptByTheLast() {
    assertThat(house.demote(ada, chat, ada)).isEqualTo(new ManageMember.Outcome.LastAdmin());

    promoted(ada, bob);

    demoted(ada, ada);
    assertThat(house.demote(bob, chat, bob)).isEqualTo(new ManageMember.Outcome.LastAdmin());
  }

  @Test
  @Rule("GROUP-11")
  void answersTheLatestEntryThatMadeItSo() {
    Entry first = promoted(ada, bob);
    house.town.say(ada, chat, "between");
    promoted(ada, cleo);

    assertThat(promoted(ada, bob)).isEqualTo(first);
    assertThat(promoted(ada, ada).seq()).as("the creation").isEqualTo(1);

    Entry demoted = demoted(ada, bob);
    assertThat(demoted(cleo, bob)).isEqualTo(demoted);
    Entry second = promoted(ada, bob);
    assertThat(promoted(cleo, bob)).isEqualTo(second);
    assertThat(house.head(chat)).isEqualTo(second.seq());
  }

  @Test
  @Rule("GROUP-11")
  void answersWhatLetThemInToWhoDemotesAPlainMember() {
    assertThat(demoted(ada, bob).seq()).isEqualTo(2);

    house.leave(bob, chat);
    house.join(bob, chat);

    assertThat(demoted(ada, bob).payload()).isEqualTo(new Payload.Joined());
    assertThat(demoted(ada, bob).seq()).isEqualTo(4);
  }

  @Test
  @Rule("GROUP-11")
  void hidesWhatTheCallerCouldNotSee() {
    promoted(ada, bob);
    Person dan = house.settle();
    house.add(ada, chat, dan);
    promoted(ada, dan);

    assertThat(GroupHouse.hidden(promote(dan, bob))).isEqualTo(3);
    assertThat(GroupHouse.hidden(promote(dan, ada))).isEqualTo(1);
    assertThat(GroupHouse.hidden(demote(dan, cleo))).isEqualTo(2);
  }

  @Test
  @Rule("GROUP-11")
  void looksPastAnyNumberOfChanges() {
    Entry first = promoted(ada, bob);
    for (int i = 0; i < 300; i++) {
      house.leave(cleo, chat);
      house.join(cleo, chat);
    }

    assertThat(promoted(ada, bob)).isEqualTo(first);
    assertThat(promoted(ada, ada).seq()).isEqualTo(1);
  }

  private SeenEntry promote(Person caller, Person member) {
    ManageMember.Outcome outcome = house.promote(caller, chat, member);
    assertThat(outcome).isInstanceOf(ManageMember.Outcome.Done.class);
    return ((ManageMember.Outcome.Done) outcome).entry();
  }

  private SeenEntry demote(Person caller, Person admin) {
    ManageMember.Outcome outcome = house.demote(caller, chat, admin);
    assertThat(outcome).isInstanceOf(ManageMember.Outcome.Done.class);
    return ((ManageMember.Outcome.Done) outcome).entry();
  }

  private Entry promoted(Person caller, Person member) {
    return GroupHouse.shown(promote(caller, member));
  }

  private Entry demoted(Person caller, Person admin) {
    return GroupHouse.shown(demote(caller, admin));
  }
}
