package io.i9chat.domain.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.outcome.Refused;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.people.ExternalId;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.memory.InMemoryPorts;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EnrollingPeopleTest {
  private static final DisplayName ADA = new DisplayName("Ada");

  private final Ports ports = InMemoryPorts.fresh();
  private final PeopleUseCases people = new I9chat(ports).people();

  private Profile profile(PersonId person) {
    return ports.store().profiles().byId(List.of(person)).getFirst();
  }

  private Account account(PersonId person) {
    return ports.store().accounts().byId(person).orElseThrow();
  }

  @Test
  void makesAPersonWithoutAddressPasswordOrSession() {
    PersonId ada = people.enrol(Fresh.externalId(), ADA);

    assertThat(account(ada).email()).isNull();
    assertThat(account(ada).password()).isNull();
    assertThat(ports.store().sessions().of(ada)).isEmpty();
    assertThat(profile(ada).displayName()).isEqualTo(ADA);
  }

  @Test
  void answersTheSamePersonForTheSameExternalIdAndLeavesThemAsTheyAre() {
    ExternalId externalId = Fresh.externalId();
    PersonId ada = people.enrol(externalId, ADA);
    Profile before = profile(ada);

    var again =
        new EnrolPeople.Newcomer(
            externalId, new DisplayName("Other"), new Username("admin"), new Bio("other"));

    assertThat(people.enrol(again)).isEqualTo(ada);
    assertThat(profile(ada)).isEqualTo(before);
  }

  @Test
  void answersOnePersonToAllWhoAskAtOnce() {
    ExternalId externalId = Fresh.externalId();

    assertThat(Race.of(16, i -> people.enrol(externalId, ADA)).stream().distinct()).hasSize(1);
  }

  @Test
  void makesUsernamesThatNobodyGuesses() {
    List<EnrolPeople.Newcomer> many =
        IntStream.range(0, 1_200)
            .mapToObj(i -> new EnrolPeople.Newcomer(Fresh.externalId(), ADA))
            .toList();

    Map<ExternalId, PersonId> enrolled = people.enrol(many);

    assertThat(enrolled).hasSize(1_200);
    assertThat(people.find(enrolled.keySet())).isEqualTo(enrolled);
    assertThat(enrolled.values().stream().map(person -> profile(person).username().value()))
        .doesNotHaveDuplicates()
        .allMatch(username -> username.matches("u[0-9a-v]{16}"));
  }

  @Test
  void takesAUsernameAndABioThatAreGiven() {
    Username username = Fresh.username();
    var newcomer = new EnrolPeople.Newcomer(Fresh.externalId(), ADA, username, new Bio("counts"));

    Profile profile = profile(people.enrol(newcomer));

    assertThat(profile.username()).isEqualTo(username);
    assertThat(profile.bio()).isEqualTo(new Bio("counts"));
  }

  @Test
  void refusesAUsernameThatIsTakenOrReserved() {
    Username taken = profile(people.enrol(Fresh.externalId(), ADA)).username();
    for (Username username : List.of(taken, new Username("support"))) {
      ExternalId externalId = Fresh.externalId();
      var newcomer = new EnrolPeople.Newcomer(externalId, ADA, username, null);
      var before = new EnrolPeople.Newcomer(Fresh.externalId(), ADA);

      assertThatThrownBy(() -> people.enrol(List.of(before, newcomer)))
          .isInstanceOfSatisfying(
              Refused.class,
              refused ->
                  assertThat(refused.outcome())
                      .isEqualTo(new EnrolPeople.Outcome.UsernameTaken(externalId, username)));
      assertThat(people.find(List.of(externalId, before.externalId()))).isEmpty();
    }
  }

  @Test
  void findsPeopleBothWays() {
    ExternalId one = Fresh.externalId();
    PersonId ada = people.enrol(one, ADA);
    PersonId stranger = Fresh.person();

    assertThat(people.find(one)).contains(ada);
    assertThat(people.find(Fresh.externalId())).isEmpty();
    assertThat(people.externalIds(List.of(ada, stranger))).isEqualTo(Map.of(ada, one));
  }

  @Test
  void isGivenAnotherDisplayName() {
    PersonId ada = people.enrol(Fresh.externalId(), ADA);

    people.rename(ada, new DisplayName("Ada, Countess"));

    assertThat(profile(ada).displayName()).isEqualTo(new DisplayName("Ada, Countess"));
    assertThatThrownBy(() -> people.rename(Fresh.person(), ADA))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.outcome()).isEqualTo(new UpdateMe.Gone()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "line\nbreak", "tab\tstop", "nul\u0000", "\u0085", "lone\uD800"})
  void anExternalIdIsTextWithoutControlCharacters(String text) {
    assertThatThrownBy(() -> new ExternalId(text)).isInstanceOf(InvalidValue.class);
  }

  @Test
  void anExternalIdHasUpTo255Characters() {
    assertThat(new ExternalId("😀".repeat(255)).value()).hasSize(510);
    assertThatThrownBy(() -> new ExternalId("a".repeat(256))).isInstanceOf(InvalidValue.class);
    assertThat(new ExternalId(" Ada@Example.ORG ").value()).isEqualTo(" Ada@Example.ORG ");
    assertThat(new ExternalId("Ada")).isNotEqualTo(new ExternalId("ada"));
  }
}
