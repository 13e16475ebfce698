package io.i9chat.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.tck.Fresh;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The people of one sequence, whose numbers are in the order of their ids. */
final class Inhabitants {
  private static final Username NOBODY = Fresh.username();

  private final List<Account> accounts;

  private Inhabitants(List<Account> accounts) {
    this.accounts = accounts;
  }

  static Inhabitants settle(Ports ports) {
    StorePorts store = ports.store();
    List<Account> accounts =
        IntStream.range(0, Commands.PEOPLE)
            .mapToObj(i -> Fresh.person())
            .sorted()
            .map(id -> new Account(id, Fresh.username(), Fresh.email(), null, Fresh.now()))
            .toList();
    List<NewAccount> fresh =
        accounts.stream()
            .map(account -> new NewAccount(account, new DisplayName("Somebody"), new Bio("")))
            .toList();
    assertThat(store.accounts().enrol(fresh)).isEmpty();
    PrivacyChange reserved = new PrivacyChange(null, Audience.CONTACTS, Audience.CONTACTS, null);
    assertThat(
            store
                .profiles()
                .update(
                    accounts.get(Reference.RESERVED).id(),
                    new ProfileChange(null, null, Change.keep(), reserved)))
        .isInstanceOf(ProfileUpdate.Updated.class);
    return new Inhabitants(accounts);
  }

  PersonId id(int person) {
    return accounts.get(person).id();
  }

  Username name(int person) {
    return person == Command.NOBODY ? NOBODY : accounts.get(person).username();
  }

  List<Username> names(List<Integer> people) {
    List<Username> names = new ArrayList<>();
    people.forEach(person -> names.add(name(person)));
    return names;
  }

  int number(PersonId id) {
    return accounts.stream().map(Account::id).toList().indexOf(id);
  }

  int number(@Nullable Username name) {
    return accounts.stream().map(Account::username).toList().indexOf(name);
  }
}
