package io.i9chat.tck.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.account.Departures;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Departure;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Departures from their beginning until they are finished. */
interface OpenDeparturesContract extends StoreUnderTest {
  private PersonId begun(boolean erase) {
    Account account = Newcomers.enrolled(ports());
    assertThat(ports().departures().begin(account.id(), Newcomers.password(account), erase))
        .isTrue();
    return account.id();
  }

  @Test
  @Rule("DEPARTURES-5")
  default void aDepartureIsOpenUntilItIsFinished() {
    Departure hers = new Departure(begun(true), true);
    Departure his = new Departure(begun(false), false);
    PersonId eve = newcomer();
    assertThat(ports().departures().open(null, 1)).hasSize(1);
    assertThat(ports().departures().open(null, 1_000_000))
        .contains(hers, his)
        .noneMatch(each -> each.person().equals(eve));

    Departures later = restarted().departures();
    later.finish(eve);
    assertThat(later.open(null, 1_000_000)).contains(hers, his);
    later.finish(hers.person());
    later.finish(hers.person());
    assertThat(later.open(null, 1_000_000)).contains(his).doesNotContain(hers);
    assertThat(restarted().departures().open(null, 1_000_000)).doesNotContain(hers);
  }

  @Test
  @Rule("DEPARTURES-6")
  default void openDeparturesComeByIdAndGoOnAfterAnyOfThem() {
    List<PersonId> going = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      going.add(begun(false));
    }
    going.sort(null);

    List<Departure> all = ports().departures().open(null, 1_000_000);
    assertThat(all).extracting(Departure::person).isSorted().containsAll(going);
    PersonId third = going.get(2);
    assertThat(ports().departures().open(third, 1_000_000))
        .isEqualTo(all.stream().filter(each -> each.person().compareTo(third) > 0).toList())
        .isNotEmpty();
    assertThat(ports().departures().open(third, 1))
        .extracting(Departure::person)
        .containsExactly(going.get(3));
    assertThat(ports().departures().open(all.getLast().person(), 1)).isEmpty();
    ports().departures().finish(third);
    assertThat(ports().departures().open(third, 1))
        .as("after one that is finished")
        .extracting(Departure::person)
        .containsExactly(going.get(3));
  }

  @Test
  @Rule("DEPARTURES-1")
  default void anAccountWithoutAPasswordIsDeletedUnderNone() {
    Account made = Newcomers.someone().account();
    Account ada = new Account(made.id(), made.username(), made.email(), null, made.createdAt());
    assertThat(
            ports()
                .accounts()
                .enrol(List.of(new NewAccount(ada, new DisplayName("Ada"), new Bio("")))))
        .isEmpty();
    Account bob = Newcomers.enrolled(ports());

    assertThat(ports().departures().begin(bob.id(), null, false)).as("has one").isFalse();
    assertThat(ports().departures().begin(ada.id(), Newcomers.hash(), false)).isFalse();
    assertThat(ports().departures().begin(ada.id(), null, false)).isTrue();
    assertThat(ports().departures().begin(ada.id(), null, false)).as("again").isFalse();
    assertThat(ports().accounts().byId(ada.id())).isEmpty();
    assertThat(ports().accounts().byId(bob.id())).contains(bob);
  }
}
