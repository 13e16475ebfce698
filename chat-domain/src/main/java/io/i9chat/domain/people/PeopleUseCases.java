package io.i9chat.domain.people;

import io.i9chat.ports.Ports;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.people.Profiles;

/** Every use case about people and their profiles. */
public record PeopleUseCases(
    GetMe getMe, UpdateMe updateMe, FindPerson findPerson, FindPeople findPeople) {
  /** Makes them from the ports. */
  public static PeopleUseCases of(Ports ports) {
    Accounts accounts = ports.store().accounts();
    Profiles profiles = ports.store().profiles();
    return new PeopleUseCases(
        new GetMe(accounts, profiles),
        new UpdateMe(accounts, profiles),
        new FindPerson(profiles),
        new FindPeople(profiles));
  }
}
