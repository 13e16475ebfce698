package io.i9chat.domain.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.account.Me;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.Username;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.memory.InMemoryPorts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FindingPeopleTest {
  private final Ports ports = InMemoryPorts.fresh();
  private final PeopleUseCases use = PeopleUseCases.of(ports);
  private final Inhabitants inhabitants = new Inhabitants(ports);
  private final Me ada = inhabitants.settle(Fresh.username());
  private final Me bob = inhabitants.settle(Fresh.username());

  @Test
  void findsOneByUsernameInAnyCase() {
    assertThat(use.findPerson().handle(new FindPerson.Command(inUpperCase(ada))))
        .isEqualTo(new FindPerson.Found(ada.profile()));
  }

  @Test
  void findsNobodyByAnUnknownUsername() {
    assertThat(use.findPerson().handle(new FindPerson.Command(Fresh.username())))
        .isEqualTo(new FindPerson.NotFound());
  }

  @Test
  void findsManyInTheOrderAskedAndLeavesOutTheUnknown() {
    assertThat(
            find(
                bob.profile().username(),
                Fresh.username(),
                inUpperCase(ada),
                ada.profile().username()))
        .isEqualTo(new FindPeople.Found(List.of(bob.profile(), ada.profile())));
    assertThat(find()).isEqualTo(new FindPeople.Found(List.of()));
  }

  @Test
  void findsUpTo200AtOnce() {
    List<Username> most = Stream.generate(Fresh::username).limit(200).toList();
    List<Username> tooMany = Stream.generate(Fresh::username).limit(201).toList();

    assertThat(use.findPeople().handle(new FindPeople.Command(most)).profiles()).isEmpty();
    assertThatThrownBy(() -> new FindPeople.Command(tooMany)).isInstanceOf(InvalidValue.class);
  }

  private FindPeople.Found find(Username... usernames) {
    return use.findPeople().handle(new FindPeople.Command(List.of(usernames)));
  }

  private static Username inUpperCase(Me person) {
    return new Username(person.profile().username().value().toUpperCase(Locale.ROOT));
  }
}
