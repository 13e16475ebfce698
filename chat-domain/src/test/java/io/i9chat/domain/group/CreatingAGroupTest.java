package io.i9chat.domain.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.common.GroupLimits;
import io.i9chat.domain.group.CreateGroup.Outcome;
import io.i9chat.domain.media.MediaFault;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CreatingAGroupTest {
  private final GroupHouse house = new GroupHouse();
  private final Person ada = house.settle();
  private final Person bob = house.settle();
  private final Person cleo = house.settle();
  private final GroupProfile profile =
      new GroupProfile(
          new GroupName("Walks"), new GroupDescription("On Sundays"), null, JoinPolicy.CLOSED);

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Rule({"GROUP-1", "GROUP-3", "CHAT-2"})
  void makesTheCreatorAdminAndTheOthersMembers() {
    Outcome.Created created = created(create(ada, profile, bob.username(), cleo.username()));

    var chat = created.chat().state().chat();
    assertThat(created.fresh()).isTrue();
    assertThat(created.chat().group()).isEqualTo(new GroupState(profile, 3, 1));
    assertThat(created.chat().own().status()).isEqualTo(MemberStatus.ADMIN);
    assertThat(house.activities(chat.id()))
        .containsExactly(
            new Payload.Created(profile.name()), new Payload.Added(List.of(bob.id(), cleo.id())));
    assertThat(house.summary(bob, chat.id()).own().status()).isEqualTo(MemberStatus.MEMBER);
    assertThat(house.summary(bob, chat.id()).state().head()).isEqualTo(2);
  }

  @Test
  void isToldToEverybodyInIt() {
    Outcome.Created created = created(create(ada, profile, bob.username()));

    List<Signal.Appended> told = house.bus().drain(Signal.Appended.class);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().chat()).isEqualTo(created.chat().state().chat().id());
    assertThat(told.getFirst().commits()).hasSize(2);
    assertThat(told.getFirst().commits().getLast().newcomers()).containsExactly(bob.id());
  }

  @Test
  @Rule("GROUP-5")
  void skipsTheCreatorAndWhoIsNamedTwice() {
    Username shouted = new Username(bob.username().value().toUpperCase(Locale.ROOT));

    Outcome.Created created =
        created(create(ada, profile, ada.username(), bob.username(), shouted));

    assertThat(house.activities(created.chat().state().chat().id()))
        .last()
        .isEqualTo(new Payload.Added(List.of(bob.id())));
    assertThat(create(ada, profile, ada.username())).isEqualTo(new Outcome.Alone());
  }

  @Test
  @Rule("GROUP-4")
  void takesAllOrNobodyAndNamesTheFirstWhoIsAgainstIt() {
    house.letAdd(cleo, Audience.NOBODY);

    assertThat(create(ada, profile, bob.username(), Fresh.username(), cleo.username()))
        .isEqualTo(new Outcome.NoSuchPerson(1));
    assertThat(create(ada, profile, bob.username(), cleo.username(), Fresh.username()))
        .isEqualTo(new Outcome.Forbidden(1));
    assertThat(house.town.list(bob, null, 10).chats()).isEmpty();
  }

  @Test
  @Rule({"BLOCK-2", "PRIVACY-2"})
  void refusesABlockAndPrivacyAlike() {
    house.block(bob, ada);
    house.letAdd(cleo, Audience.CONTACTS);

    assertThat(create(ada, profile, bob.username())).isEqualTo(new Outcome.Forbidden(0));
    assertThat(create(bob, profile, ada.username())).isEqualTo(new Outcome.Forbidden(0));
    assertThat(create(ada, profile, cleo.username())).isEqualTo(new Outcome.Forbidden(0));

    house.town.say(cleo, house.town.direct(cleo, ada), "hello");

    assertThat(create(ada, profile, cleo.username())).isInstanceOf(Outcome.Created.class);
  }

  @Test
  @Rule("GROUP-4")
  void takesOneToAThousandNames() {
    List<Username> tooMany =
        IntStream.rangeClosed(0, GroupLimits.NAMES).mapToObj(i -> Fresh.username()).toList();

    assertThatThrownBy(() -> command(tooMany)).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> command(List.of())).isInstanceOf(InvalidValue.class);
    assertThat(command(tooMany.subList(1, tooMany.size())).members()).hasSize(GroupLimits.NAMES);
  }

  private CreateGroup.Command command(List<Username> names) {
    return new CreateGroup.Command(ada.id(), Fresh.clientId(), profile, names);
  }

  @Test
  @Rule("GROUP-12")
  void hasNoMoreThanThereIsRoomFor() {
    try (GroupHouse small = new GroupHouse(new GroupSettings(2))) {
      Person one = small.settle();
      Person two = small.settle();
      Person three = small.settle();

      assertThat(
              small
                  .groups()
                  .create()
                  .handle(
                      new CreateGroup.Command(
                          one.id(), Fresh.clientId(), profile, GroupHouse.names(one, two, three))))
          .isEqualTo(new Outcome.GroupFull(2));
    }
  }

  @Test
  @Rule("MEDIA-C")
  void needsAPictureThatCanBeUsed() {
    GroupProfile pictured =
        new GroupProfile(
            profile.name(),
            profile.description(),
            new Picture(Fresh.media(), null),
            JoinPolicy.OPEN);

    assertThat(create(ada, pictured, bob.username()))
        .isEqualTo(new Outcome.MediaInvalid(MediaFault.UNUSABLE));
  }

  @Test
  @Rule("IDEM-1")
  void answersARepeatWithTheSameGroupBeforeAnyRule() {
    ClientId clientId = Fresh.clientId();
    Outcome.Created first = created(create(ada, clientId, profile, bob.username()));
    house.leave(ada, first.chat().state().chat().id());
    house.block(bob, ada);
    house.bus().drain(Signal.class);

    Outcome.Created again = created(create(ada, clientId, profile, bob.username()));

    assertThat(again.fresh()).isFalse();
    assertThat(again.chat().state().chat().id()).isEqualTo(first.chat().state().chat().id());
    assertThat(house.bus().drain(Signal.Appended.class)).hasSize(1);
    assertThat(create(ada, clientId, profile, cleo.username())).isEqualTo(new Outcome.Mismatch());
    assertThat(create(ada, clientId, GroupProfile.named(profile.name()), bob.username()))
        .isEqualTo(new Outcome.Mismatch());
    assertThat(created(create(bob, clientId, profile, cleo.username())).fresh()).isTrue();
  }

  @Test
  @Rule("IDEM-1")
  void makesOneGroupHoweverOftenItIsAskedAtOnce() {
    ClientId clientId = Fresh.clientId();

    List<Outcome> outcomes = Race.of(8, i -> create(ada, clientId, profile, bob.username()));

    List<Outcome.Created> made = outcomes.stream().map(CreatingAGroupTest::created).toList();
    assertThat(made.stream().filter(Outcome.Created::fresh)).hasSize(1);
    assertThat(new HashSet<>(made.stream().map(each -> each.chat().state().chat().id()).toList()))
        .hasSize(1);
  }

  @Test
  void addsFiftyPeopleADayWhoNeverWroteBack() {
    List<Username> strangers =
        IntStream.range(0, 50).mapToObj(i -> house.settle().username()).toList();
    house.town.say(cleo, house.town.direct(cleo, ada), "hello");
    assertThat(create(ada, profile, strangers.toArray(Username[]::new)))
        .isInstanceOf(Outcome.Created.class);

    Outcome next = create(ada, profile, bob.username());

    assertThat(next).isInstanceOf(Outcome.TooFast.class);
    assertThat(((Outcome.TooFast) next).retryAfter()).isPositive();
    assertThat(create(ada, profile, cleo.username())).isInstanceOf(Outcome.Created.class);
    house.town.clock().pass(Duration.ofDays(1));
    assertThat(create(ada, profile, bob.username())).isInstanceOf(Outcome.Created.class);
  }

  @Test
  void countsOnlyThoseWhoWereAdded() {
    house.letAdd(cleo, Audience.NOBODY);
    for (int i = 0; i < 60; i++) {
      assertThat(create(ada, profile, bob.username(), cleo.username()))
          .isEqualTo(new Outcome.Forbidden(1));
    }

    assertThat(create(ada, profile, bob.username())).isInstanceOf(Outcome.Created.class);
  }

  private Outcome create(Person caller, GroupProfile wanted, Username... names) {
    return create(caller, Fresh.clientId(), wanted, names);
  }

  private Outcome create(Person caller, ClientId clientId, GroupProfile wanted, Username... names) {
    return house
        .groups()
        .create()
        .handle(new CreateGroup.Command(caller.id(), clientId, wanted, List.of(names)));
  }

  private static Outcome.Created created(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Created.class);
    return (Outcome.Created) outcome;
  }
}
