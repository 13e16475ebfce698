package io.i9chat.tck.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Enrolment;
import io.i9chat.ports.model.account.NewPerson;
import io.i9chat.ports.model.people.ExternalId;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link io.i9chat.ports.account.ExternalIds}. A test class of an adapter
 * implements it and gives its ports.
 */
public interface ExternalIdsContract {
  /** The ports under test; the same store at every call within a test. */
  StorePorts ports();

  private Map<ExternalId, PersonId> enrolled(NewPerson... people) {
    Enrolment enrolment = ports().externalIds().enrol(List.of(people));
    assertThat(enrolment).isInstanceOf(Enrolment.Done.class);
    return ((Enrolment.Done) enrolment).people();
  }

  private static PersonId id(NewPerson person) {
    return person.account().account().id();
  }

  private void hasAccount(NewPerson person) {
    Account account = person.account().account();
    assertThat(ports().accounts().byId(account.id())).contains(account);
    assertThat(ports().accounts().byUsername(account.username())).contains(account);
    assertThat(ports().profiles().byId(List.of(account.id())))
        .containsExactly(
            new Profile(
                account.id(),
                account.username(),
                person.account().displayName(),
                person.account().bio(),
                null,
                Privacy.DEFAULT,
                null));
  }

  private void hasNone(NewPerson person) {
    assertThat(ports().accounts().byId(id(person))).isEmpty();
    assertThat(ports().profiles().byId(List.of(id(person)))).isEmpty();
    assertThat(ports().externalIds().of(List.of(id(person)))).isEmpty();
  }

  @Test
  @Rule("EXTERNAL-1")
  default void enrollingMakesAccountsWithTheirProfiles() {
    NewPerson ada = Newcomers.person(Fresh.externalId());
    NewPerson bob = Newcomers.person(Fresh.externalId());
    Map<ExternalId, PersonId> people = Map.of(ada.externalId(), id(ada), bob.externalId(), id(bob));
    assertThat(enrolled(ada, bob)).isEqualTo(people);
    hasAccount(ada);
    hasAccount(bob);
    assertThat(ports().externalIds().people(List.of(bob.externalId(), ada.externalId())))
        .isEqualTo(people);
    assertThat(ports().externalIds().of(List.of(id(ada), id(bob))))
        .isEqualTo(Map.of(id(ada), ada.externalId(), id(bob), bob.externalId()));
    assertThat(enrolled()).as("of none").isEmpty();
  }

  @Test
  @Rule("EXTERNAL-1")
  default void whoIsThereIsAnsweredAndNotChanged() {
    NewPerson ada = Newcomers.person(Fresh.externalId());
    NewPerson again = Newcomers.person(ada.externalId());
    NewPerson sameName = Newcomers.person(ada.externalId(), ada.account().account().username());
    NewPerson bob = Newcomers.person(Fresh.externalId());
    enrolled(ada);
    assertThat(enrolled(again, bob))
        .isEqualTo(Map.of(ada.externalId(), id(ada), bob.externalId(), id(bob)));
    assertThat(enrolled(sameName)).isEqualTo(Map.of(ada.externalId(), id(ada)));
    hasAccount(ada);
    hasAccount(bob);
    hasNone(again);
    hasNone(sameName);
    assertThat(ports().accounts().byUsername(again.account().account().username())).isEmpty();
  }

  @Test
  @Rule("EXTERNAL-1")
  default void ofTwoInOneCallTheFirstIsMade() {
    NewPerson first = Newcomers.person(Fresh.externalId());
    NewPerson second = Newcomers.person(first.externalId());
    assertThat(enrolled(first, second)).isEqualTo(Map.of(first.externalId(), id(first)));
    hasAccount(first);
    hasNone(second);
  }

  @Test
  @Rule("EXTERNAL-1")
  default void ofConcurrentEnrolmentsOneMakesThePersonThatAllAreAnswered() {
    for (int round = 0; round < 5; round++) {
      ExternalId one = Fresh.externalId();
      ExternalId two = Fresh.externalId();
      // Half of them in the other order, which stores that lock what they find may come to grief
      // by.
      List<Map<ExternalId, PersonId>> answers =
          Race.of(
              8,
              i ->
                  i % 2 == 0
                      ? enrolled(Newcomers.person(one), Newcomers.person(two))
                      : enrolled(Newcomers.person(two), Newcomers.person(one)));
      assertThat(answers.stream().distinct()).as("answers").hasSize(1);
      assertThat(answers.getFirst()).containsOnlyKeys(one, two);
      assertThat(ports().externalIds().people(List.of(one, two))).isEqualTo(answers.getFirst());
      assertThat(answers.getFirst().values())
          .allMatch(person -> ports().accounts().byId(person).isPresent());
    }
  }

  @Test
  @Rule("EXTERNAL-2")
  default void aTakenUsernameMakesNone() {
    NewPerson ada = Newcomers.person(Fresh.externalId());
    enrolled(ada);
    Account gone = Newcomers.enrolled(ports());
    assertThat(ports().departures().begin(gone.id(), gone.password(), false)).isTrue();

    Username shouted =
        new Username(ada.account().account().username().value().toUpperCase(Locale.ROOT));
    NewPerson free = Newcomers.person(Fresh.externalId());
    for (Username taken : List.of(shouted, gone.username())) {
      NewPerson bob = Newcomers.person(Fresh.externalId(), taken);
      assertThat(ports().externalIds().enrol(List.of(free, ada, bob)))
          .isEqualTo(new Enrolment.UsernameTaken(bob));
      hasNone(bob);
    }
    NewPerson twin = Newcomers.person(Fresh.externalId(), free.account().account().username());
    assertThat(ports().externalIds().enrol(List.of(free, twin)))
        .isEqualTo(new Enrolment.UsernameTaken(twin));
    hasNone(free);
    assertThat(ports().externalIds().people(List.of(free.externalId(), twin.externalId())))
        .isEmpty();
    assertThat(enrolled(free)).containsOnlyKeys(free.externalId());
    hasAccount(free);
  }

  @Test
  @Rule("EXTERNAL-3")
  default void anExternalIdIsFoundInItsOwnSpellingAlone() {
    String tail = Fresh.hex();
    List<String> spellings =
        List.of(
            "Ada é " + tail,
            "ada é " + tail,
            "Ada e\u0301 " + tail,
            "Ada  é " + tail,
            " Ada é " + tail,
            "Ada é " + tail + " ",
            "ada+\"'`{}\\%_*?@example.org " + tail,
            "😀".repeat(255 - tail.length()) + tail,
            "Ада 愛 عادة " + tail);
    List<NewPerson> people = new ArrayList<>();
    spellings.forEach(each -> people.add(Newcomers.person(new ExternalId(each))));
    assertThat(enrolled(people.toArray(NewPerson[]::new)).values())
        .containsExactlyInAnyOrderElementsOf(people.stream().map(ExternalIdsContract::id).toList());
    for (NewPerson each : people) {
      assertThat(ports().externalIds().people(List.of(each.externalId())))
          .isEqualTo(Map.of(each.externalId(), id(each)));
      assertThat(ports().externalIds().of(List.of(id(each))))
          .isEqualTo(Map.of(id(each), each.externalId()));
    }
    assertThat(ports().externalIds().people(List.of(new ExternalId("ADA É " + tail)))).isEmpty();
  }

  @Test
  @Rule("EXTERNAL-3")
  default void manyAreFoundAtOnceAndThoseWithoutOneAreLeftOut() {
    List<NewPerson> people =
        Stream.generate(() -> Newcomers.person(Fresh.externalId())).limit(300).toList();
    Map<ExternalId, PersonId> made = enrolled(people.toArray(NewPerson[]::new));
    assertThat(made).hasSize(300);
    PersonId without = Newcomers.enrolled(ports()).id();

    List<ExternalId> asked = new ArrayList<>(made.keySet());
    asked.add(Fresh.externalId());
    asked.add(asked.getFirst());
    assertThat(ports().externalIds().people(asked)).isEqualTo(made);
    List<PersonId> back = new ArrayList<>(made.values());
    back.addAll(List.of(without, Fresh.person(), back.getFirst()));
    Map<PersonId, ExternalId> found = ports().externalIds().of(back);
    assertThat(found).hasSize(300);
    found.forEach((person, externalId) -> assertThat(made).containsEntry(externalId, person));
    assertThat(ports().externalIds().people(List.of())).isEmpty();
    assertThat(ports().externalIds().of(List.of())).isEmpty();
  }

  @Test
  @Rule("EXTERNAL-4")
  default void aDepartureFreesTheExternalId() {
    NewPerson ada = Newcomers.person(Fresh.externalId());
    enrolled(ada);
    assertThat(ports().departures().begin(id(ada), null, true)).isTrue();
    assertThat(ports().externalIds().people(List.of(ada.externalId()))).isEmpty();
    assertThat(ports().externalIds().of(List.of(id(ada)))).isEmpty();

    NewPerson again = Newcomers.person(ada.externalId());
    assertThat(enrolled(again)).isEqualTo(Map.of(ada.externalId(), id(again)));
    hasAccount(again);
    assertThat(ports().externalIds().of(List.of(id(ada), id(again))))
        .isEqualTo(Map.of(id(again), ada.externalId()));
    ports().departures().finish(id(ada));
    assertThat(ports().externalIds().people(List.of(ada.externalId())))
        .isEqualTo(Map.of(ada.externalId(), id(again)));
  }
}
