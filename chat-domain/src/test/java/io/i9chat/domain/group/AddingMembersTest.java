package io.i9chat.domain.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.common.GroupLimits;
import io.i9chat.domain.group.AddMembers.Outcome;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AddingMembersTest {
  private final GroupHouse house = new GroupHouse();
  private final Person ada = house.settle();
  private final Person bob = house.settle();
  private final Person cleo = house.settle();
  private final Person dan = house.settle();
  private final ChatId chat = house.group(ada, bob);

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Rule({"GROUP-3", "WINDOW-1", "WINDOW-4"})
  void letsThemInFromTheEntryThatSaysSo() {
    house.town.say(ada, chat, "before");
    house.bus().drain(Signal.class);

    Entry entry = added(house.add(ada, chat, cleo, dan));

    assertThat(entry.seq()).isEqualTo(4);
    assertThat(entry.author()).isEqualTo(ada.id());
    assertThat(entry.payload()).isEqualTo(new Payload.Added(List.of(cleo.id(), dan.id())));
    var summary = house.summary(cleo, chat);
    assertThat(summary.own().status()).isEqualTo(MemberStatus.MEMBER);
    assertThat(summary.own().since()).isEqualTo(4);
    assertThat(summary.state().own().read()).isEqualTo(4);
    assertThat(summary.state().unread()).isZero();
    List<Signal.Appended> told = house.bus().drain(Signal.Appended.class);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().commits().getFirst().newcomers())
        .containsExactlyInAnyOrder(cleo.id(), dan.id());
  }

  @Test
  @Rule({"GROUP-2", "ACCESS-1", "ACCESS-2"})
  void isForAdmins() {
    assertThat(house.add(bob, chat, cleo)).isEqualTo(new Outcome.NotAnAdmin());
    assertThat(house.add(cleo, chat, dan)).isEqualTo(new Outcome.NotFound());
    assertThat(house.add(ada, Fresh.chat(), dan)).isEqualTo(new Outcome.NotFound());
    assertThat(house.add(ada, house.town.direct(ada, bob), dan)).isEqualTo(new Outcome.NotFound());
    house.leave(bob, chat);
    assertThat(house.add(bob, chat, cleo)).isEqualTo(new Outcome.Gone());
  }

  @Test
  @Rule("GROUP-5")
  void skipsOneselfMembersAndWhoIsNamedTwice() {
    Username shouted = new Username(cleo.username().value().toUpperCase(Locale.ROOT));

    Entry entry =
        added(
            house.add(
                ada, chat, List.of(ada.username(), bob.username(), cleo.username(), shouted)));

    assertThat(entry.payload()).isEqualTo(new Payload.Added(List.of(cleo.id())));
    assertThat(house.add(ada, chat, ada, bob, cleo)).isEqualTo(new Outcome.AllIn());
    assertThat(house.head(chat)).isEqualTo(3);
  }

  @Test
  @Rule("GROUP-4")
  void addsAllOrNobodyAndNamesTheFirstWhoIsAgainstIt() {
    house.add(ada, chat, dan);
    house.leave(dan, chat);
    house.letAdd(cleo, Audience.NOBODY);
    Person eve = house.settle();
    Username nobody = Fresh.username();
    long head = house.head(chat);

    assertThat(house.add(ada, chat, eve, dan, cleo)).isEqualTo(new Outcome.HasLeft(1));
    assertThat(house.add(ada, chat, bob, eve, cleo, dan)).isEqualTo(new Outcome.Forbidden(2));
    assertThat(house.add(ada, chat, List.of(nobody, dan.username())))
        .isEqualTo(new Outcome.NoSuchPerson(0));
    assertThat(house.head(chat)).isEqualTo(head);
  }

  @Test
  @Rule("GROUP-4")
  void takesOneToAThousandNames() {
    List<Username> tooMany =
        IntStream.rangeClosed(0, GroupLimits.NAMES).mapToObj(i -> Fresh.username()).toList();

    assertThatThrownBy(() -> house.add(ada, chat, tooMany)).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> house.add(ada, chat, List.of())).isInstanceOf(InvalidValue.class);
    assertThat(house.add(ada, chat, tooMany.subList(1, tooMany.size())))
        .isEqualTo(new Outcome.NoSuchPerson(0));
  }

  @Test
  @Rule({"BLOCK-2", "PRIVACY-1", "PRIVACY-2"})
  void refusesABlockAndPrivacyAlike() {
    house.block(ada, cleo);
    house.letAdd(dan, Audience.CONTACTS);

    assertThat(house.add(ada, chat, cleo)).isEqualTo(new Outcome.Forbidden(0));
    assertThat(house.add(ada, chat, dan)).isEqualTo(new Outcome.Forbidden(0));

    house.town.say(dan, house.town.direct(dan, ada), "hello");
    house.town.ports().store().blocks().remove(ada.id(), cleo.id());

    assertThat(added(house.add(ada, chat, cleo, dan)).seq()).isEqualTo(3);
  }

  @Test
  @Rule("BLOCK-4")
  void changesNothingForThoseWhoShareAGroupAlready() {
    house.block(bob, ada);

    assertThat(house.add(ada, chat, bob, cleo)).isInstanceOf(Outcome.Added.class);
    assertThat(house.remove(ada, chat, bob)).isInstanceOf(ManageMember.Outcome.Done.class);
    assertThat(house.add(ada, chat, bob)).isEqualTo(new Outcome.Forbidden(0));
  }

  @Test
  @Rule({"GROUP-6", "GROUP-7"})
  void bringsBackWhoWasRemovedButNotWhoLeft() {
    house.add(ada, chat, cleo);
    house.leave(bob, chat);
    house.remove(ada, chat, cleo);

    assertThat(house.add(ada, chat, bob)).isEqualTo(new Outcome.HasLeft(0));
    assertThat(added(house.add(ada, chat, cleo)).seq()).isEqualTo(6);
    assertThat(house.summary(cleo, chat).own().windows()).hasSize(2);
    house.leave(cleo, chat);
    assertThat(house.add(ada, chat, cleo)).isEqualTo(new Outcome.HasLeft(0));

    assertThat(house.join(bob, chat)).isInstanceOf(JoinGroup.Outcome.In.class);
    house.remove(ada, chat, bob);
    assertThat(house.add(ada, chat, bob)).isInstanceOf(Outcome.Added.class);
  }

  @Test
  @Rule("GROUP-12")
  void namesTheFirstForWhomThereIsNoRoom() {
    try (GroupHouse small = new GroupHouse(new GroupSettings(3))) {
      Person one = small.settle();
      Person two = small.settle();
      Person three = small.settle();
      Person four = small.settle();
      ChatId full = small.group(one, two);

      assertThat(small.add(one, full, two, three, four)).isEqualTo(new Outcome.GroupFull(2));
      assertThat(small.add(one, full, three)).isInstanceOf(Outcome.Added.class);
      assertThat(small.add(one, full, four)).isEqualTo(new Outcome.GroupFull(0));
      assertThat(small.join(four, full)).isEqualTo(new JoinGroup.Outcome.GroupFull());
      small.leave(two, full);
      assertThat(small.join(four, full)).isInstanceOf(JoinGroup.Outcome.In.class);
      assertThat(small.join(two, full)).isEqualTo(new JoinGroup.Outcome.GroupFull());
    }
  }

  @Test
  void addsFiftyPeopleADayWhoNeverWroteBack() {
    Person[] strangers =
        IntStream.range(0, 49).mapToObj(i -> house.settle()).toArray(Person[]::new);
    // One was used up in making the group.
    assertThat(house.add(ada, chat, strangers)).isInstanceOf(Outcome.Added.class);

    assertThat(house.add(ada, chat, cleo)).isInstanceOf(Outcome.TooFast.class);
    house.town.say(cleo, house.town.direct(cleo, ada), "hello");
    assertThat(house.add(ada, chat, cleo)).isInstanceOf(Outcome.Added.class);
  }

  @Test
  void worksWhileTheBusIsDown() {
    house.bus().goDown();

    assertThat(house.add(ada, chat, cleo)).isInstanceOf(Outcome.Added.class);
  }

  private static Entry added(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Added.class);
    return GroupHouse.shown(((Outcome.Added) outcome).entry());
  }
}
