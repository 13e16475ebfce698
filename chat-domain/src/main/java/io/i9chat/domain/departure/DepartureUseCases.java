package io.i9chat.domain.departure;

import io.i9chat.domain.account.OwnProfiles;
import io.i9chat.domain.entry.KnownPeople;
import io.i9chat.domain.group.Leaving;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;

/**
 * Every use case about leaving for good that asks for no password.
 *
 * @param exportPerson for an embedding application
 * @param deletePerson for an embedding application
 * @param deleteAccountOf for an operator
 * @param finish housekeeping
 */
public record DepartureUseCases(
    ExportPerson exportPerson,
    DeletePerson deletePerson,
    DeleteAccountOf deleteAccountOf,
    FinishDepartures finish) {
  /** Makes them from the ports. */
  public static DepartureUseCases of(Ports ports, KnownPeople known, Leaving leaving) {
    StorePorts store = ports.store();
    Departing departing = new Departing(ports, leaving);
    Deletion deletion = new Deletion(ports, departing, known);
    return new DepartureUseCases(
        new ExportPerson(new OwnProfiles(ports), store, known.names()),
        new DeletePerson(store.accounts(), deletion),
        new DeleteAccountOf(store.accounts(), deletion),
        new FinishDepartures(store.departures(), departing));
  }
}
