package io.i9chat.domain.departure;

import io.i9chat.domain.account.OwnProfiles;
import io.i9chat.domain.chat.Names;
import io.i9chat.domain.group.Leaving;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;

/** Every use case about leaving for good. */
public record DepartureUseCases(
    ExportAccount exportAccount,
    DeleteAccount deleteAccount,
    DeleteAccountOf deleteAccountOf,
    FinishDepartures finish) {
  /** Makes them from the ports. */
  public static DepartureUseCases of(Ports ports, Names names, Leaving leaving) {
    StorePorts store = ports.store();
    OwnPassword password = new OwnPassword(store.accounts(), ports.hasher());
    Departing departing = new Departing(ports, leaving);
    Deletion deletion = new Deletion(ports, departing, names);
    return new DepartureUseCases(
        new ExportAccount(password, new OwnProfiles(ports), store, names),
        new DeleteAccount(password, deletion),
        new DeleteAccountOf(store.accounts(), deletion),
        new FinishDepartures(store.departures(), departing));
  }
}
