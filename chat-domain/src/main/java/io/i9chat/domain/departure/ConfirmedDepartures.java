package io.i9chat.domain.departure;

import io.i9chat.domain.account.OwnProfiles;
import io.i9chat.domain.entry.KnownPeople;
import io.i9chat.domain.group.Leaving;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;

/** What people do with what is theirs, who are asked for their password first. */
public record ConfirmedDepartures(ExportAccount exportAccount, DeleteAccount deleteAccount) {
  /** Makes them from the ports. */
  public static ConfirmedDepartures of(Ports ports, KnownPeople known, Leaving leaving) {
    StorePorts store = ports.store();
    OwnPassword password = new OwnPassword(store.accounts(), ports.signInPorts().hasher());
    Deletion deletion = new Deletion(ports, new Departing(ports, leaving), known);
    return new ConfirmedDepartures(
        new ExportAccount(password, new OwnProfiles(ports), store, known.names()),
        new DeleteAccount(password, deletion));
  }
}
