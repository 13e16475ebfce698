package io.i9chat.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.entry.Card;
import io.i9chat.domain.group.ListMembers.Member;
import io.i9chat.domain.group.ShowGroup.Outcome;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SeeingAGroupTest {
  private final GroupHouse house = new GroupHouse();
  private final Person ada = house.town.settle(new Username("ada"));
  private final Person bob = house.town.settle(new Username("Bob"));
  private final Person cleo = house.town.settle(new Username("cleo"));
  private final Person stranger = house.settle();
  private final Instant made = house.town.clock().instant();
  private final ChatId open = house.group(ada, cleo, bob);
  private final ChatId closed = house.closedGroup(ada, cleo, bob);

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Rule({"INFO-1", "GROUP-13"})
  void showsAllOfItToMembersAndAnOpenOneToPeopleOutside() {
    assertThat(house.info(ada, open)).isEqualTo(shown(open, MemberStatus.ADMIN, 3, 0));
    assertThat(house.info(bob, open)).isEqualTo(shown(open, MemberStatus.MEMBER, 3, 0));
    assertThat(house.info(stranger, open)).isEqualTo(shown(open, null, 3, null));
    assertThat(house.info(bob, closed)).isInstanceOf(Outcome.Shown.class);
    assertThat(house.info(stranger, closed)).isEqualTo(new Outcome.NotFound());
    assertThat(house.info(ada, house.town.direct(ada, bob))).isEqualTo(new Outcome.NotFound());
    assertThat(house.info(ada, Fresh.chat())).isEqualTo(new Outcome.NotFound());
  }

  @Test
  @Rule("INFO-1")
  void countsMembersOnlineWhoShowItToEverybodyAtMostTenSecondsLate() {
    house.change(cleo, new PrivacyChange(Audience.CONTACTS, null, null, null));
    for (Person person : List.of(bob, cleo, stranger)) {
      house.town.ports().presence().arrive(List.of(person.id()));
    }
    assertThat(house.info(ada, open)).isEqualTo(shown(open, MemberStatus.ADMIN, 3, 1));

    house.town.ports().presence().arrive(List.of(ada.id()));
    house.town.clock().pass(Duration.ofSeconds(10));

    assertThat(house.info(ada, open)).isEqualTo(shown(open, MemberStatus.ADMIN, 3, 2));
  }

  @Test
  @Rule("WINDOW-3")
  void isFrozenForWhoHasGoneUnlessItIsOpen() {
    house.remove(ada, closed, bob);
    house.remove(ada, open, bob);
    house.leave(cleo, closed);
    house.update(ada, closed, GroupHouse.patch("Renamed", null));
    house.update(ada, open, GroupHouse.patch("Renamed", null));

    GroupProfile closedThen =
        new GroupProfile(
            GroupHouse.NAME,
            GroupProfile.named(GroupHouse.NAME).description(),
            null,
            JoinPolicy.CLOSED);
    assertThat(house.info(bob, closed))
        .isEqualTo(new Outcome.Shown(closed, closedThen, made, null, 2, null));
    assertThat(house.info(cleo, closed))
        .isEqualTo(new Outcome.Shown(closed, closedThen, made, null, 1, null));
    assertThat(((Outcome.Shown) house.info(bob, open)).profile().name().value())
        .isEqualTo("Renamed");
    assertThat(house.state(bob, open).profile().name()).isEqualTo(GroupHouse.NAME);
    assertThat(house.state(bob, open).members()).isEqualTo(2);
  }

  @Test
  void listsMembersByUsernameIgnoringCase() {
    house.town.clock().pass(Duration.ofMinutes(1));
    Person late = house.town.settle(new Username("ABEL"));
    house.add(ada, open, late);

    ListMembers.Outcome page = house.members(bob, open, null, 50);

    assertThat(page)
        .isEqualTo(
            new ListMembers.Outcome.Page(
                List.of(
                    member(late, MemberStatus.MEMBER, made.plusSeconds(60)),
                    member(ada, MemberStatus.ADMIN, made),
                    member(bob, MemberStatus.MEMBER, made),
                    member(cleo, MemberStatus.MEMBER, made)),
                false));
  }

  @Test
  void pagesThroughTheMembers() {
    for (int i = 0; i < 20; i++) {
      house.add(ada, open, house.settle());
    }
    List<Username> seen = new ArrayList<>();
    boolean more = true;
    while (more) {
      Username after = seen.isEmpty() ? null : seen.getLast();
      var page = (ListMembers.Outcome.Page) house.members(cleo, open, after, 7);
      assertThat(page.members()).hasSizeBetween(1, 7);
      page.members().forEach(each -> seen.add(each.person().username()));
      more = page.hasMore();
    }
    assertThat(seen).hasSize(23).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void followsWhoComesAndGoes() {
    assertThat(names(ada)).containsExactly("ada", "Bob", "cleo");
    house.leave(bob, open);
    assertThat(names(ada)).containsExactly("ada", "cleo");
    house.join(bob, open);
    house.promote(ada, open, bob);

    var page = (ListMembers.Outcome.Page) house.members(ada, open, new Username("ada"), 1);

    assertThat(page.members()).containsExactly(member(bob, MemberStatus.ADMIN, made));
    assertThat(page.hasMore()).isTrue();
  }

  @Test
  @Rule("WINDOW-3")
  void listsMembersToMembersOnly() {
    house.leave(bob, open);

    assertThat(house.members(bob, open, null, 1)).isEqualTo(new ListMembers.Outcome.Gone());
    assertThat(house.members(stranger, open, null, 1))
        .isEqualTo(new ListMembers.Outcome.NotFound());
    assertThat(house.members(ada, house.town.direct(ada, bob), null, 1))
        .isEqualTo(new ListMembers.Outcome.NotFound());
  }

  private List<String> names(Person caller) {
    var page = (ListMembers.Outcome.Page) house.members(caller, open, null, 50);
    return page.members().stream().map(each -> each.person().username().value()).toList();
  }

  private static Member member(Person person, MemberStatus status, Instant since) {
    return new Member(Card.of(person.profile()), status, since);
  }

  private Outcome shown(
      ChatId chat, @Nullable MemberStatus status, int members, @Nullable Integer online) {
    return new Outcome.Shown(
        chat, GroupProfile.named(GroupHouse.NAME), made, status, members, online);
  }
}
