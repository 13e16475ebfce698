package io.i9chat.domain.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.account.Me;
import io.i9chat.domain.presence.Presence;
import io.i9chat.domain.presence.User;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FindingPeopleTest {
  private final Ports ports = InMemoryPorts.fresh();
  private final Inhabitants inhabitants = new Inhabitants(ports);
  private final PeopleUseCases use = inhabitants.use();
  private final Me ada = inhabitants.settle();
  private final Me bob = inhabitants.settle();

  @Test
  @Rule("FIND-1")
  void findsOneByUsernameInAnyCase() {
    assertThat(find(ada, inUpperCase(bob)))
        .isEqualTo(new FindPerson.Found(new User(bob.profile(), Presence.hidden(name(bob)))));
  }

  @Test
  @Rule("FIND-1")
  void findsNobodyByAnUnknownUsername() {
    assertThat(find(ada, Fresh.username())).isEqualTo(new FindPerson.NotFound());
  }

  @Test
  @Rule("FIND-1")
  void findsManyInTheOrderAskedAndLeavesOutTheUnknown() {
    assertThat(findAll(name(bob), Fresh.username(), inUpperCase(ada), name(ada)).users())
        .extracting(User::profile)
        .containsExactly(bob.profile(), ada.profile());
    assertThat(findAll()).isEqualTo(new FindPeople.Found(List.of()));
  }

  @Test
  @Rule("FIND-1")
  void findsUpTo200AtOnce() {
    List<Username> most = Stream.generate(Fresh::username).limit(200).toList();
    List<Username> tooMany = Stream.generate(Fresh::username).limit(201).toList();

    assertThat(findAll(most.toArray(Username[]::new)).users()).isEmpty();
    assertThatThrownBy(() -> new FindPeople.Command(Inhabitants.id(ada), tooMany))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  void showsWhoIsOnlineAndElseWhenTheyWereLastSeen() {
    Instant seen = Fresh.now();
    ports.store().profiles().seen(List.of(Inhabitants.id(bob)), seen);
    assertThat(presence(ada, bob)).isEqualTo(new Presence(name(bob), false, seen));

    ports.presence().arrive(List.of(Inhabitants.id(bob)));
    assertThat(presence(ada, bob)).isEqualTo(new Presence(name(bob), true, null));
  }

  @Test
  @Rule({"PRIVACY-1", "BLOCK-3", "PRESENCE-C"})
  void showsNothingOfThatToWhomPrivacyOrABlockKeepsIt() {
    ports.presence().arrive(List.of(Inhabitants.id(bob)));
    ports.store().profiles().seen(List.of(Inhabitants.id(bob)), Fresh.now());
    Presence hidden = new Presence(name(bob), false, null);
    Presence shown = new Presence(name(bob), true, null);

    inhabitants.showPresenceTo(Audience.NOBODY, bob);
    assertThat(presence(ada, bob)).isEqualTo(hidden);
    assertThat(presence(bob, bob)).as("one's own").isEqualTo(shown);
    inhabitants.showPresenceTo(Audience.CONTACTS, bob);
    assertThat(presence(ada, bob)).isEqualTo(hidden);
    inhabitants.showPresenceTo(Audience.EVERYONE, bob);
    assertThat(presence(ada, bob)).isEqualTo(shown);

    inhabitants.block(bob, ada);
    assertThat(presence(ada, bob)).as("blocked by the other").isEqualTo(hidden);
    inhabitants.unblock(bob, ada);
    inhabitants.block(ada, bob);
    assertThat(presence(ada, bob)).as("blocking the other").isEqualTo(hidden);
    inhabitants.unblock(ada, bob);
    assertThat(presence(ada, bob)).isEqualTo(shown);
  }

  private Presence presence(Me viewer, Me other) {
    Presence alone = ((FindPerson.Found) find(viewer, name(other))).user().presence();
    FindPeople.Found amongOthers =
        use.findPeople()
            .handle(new FindPeople.Command(Inhabitants.id(viewer), List.of(name(other))));
    assertThat(amongOthers.users()).extracting(User::presence).containsExactly(alone);
    return alone;
  }

  private FindPerson.Outcome find(Me caller, Username username) {
    return use.findPerson().handle(new FindPerson.Command(Inhabitants.id(caller), username));
  }

  private FindPeople.Found findAll(Username... usernames) {
    return use.findPeople().handle(new FindPeople.Command(Inhabitants.id(ada), List.of(usernames)));
  }

  private static Username name(Me person) {
    return Inhabitants.name(person);
  }

  private static Username inUpperCase(Me person) {
    return new Username(name(person).value().toUpperCase(Locale.ROOT));
  }
}
