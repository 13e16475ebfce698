package io.i9chat.domain.departure;

import io.i9chat.domain.common.BestEffort;
import io.i9chat.domain.entry.KnownPeople;
import io.i9chat.domain.media.UnusedMedia;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Departure;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.live.Signal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes an account away at once, and then its person out of what they are in. */
final class Deletion {
  /** How often it is looked which password the account has now. */
  private static final int TRIES = 5;

  private final StorePorts store;
  private final Departing departing;
  private final KnownPeople known;
  private final Signals signals;
  private final UnusedMedia unused;

  Deletion(Ports ports, Departing departing, KnownPeople known) {
    this.store = ports.store();
    this.departing = departing;
    this.known = known;
    this.signals = ports.signals();
    this.unused = new UnusedMedia(ports);
  }

  /**
   * Deletes the account if this still is its password, and says whether it did.
   *
   * @param password {@code null} for an account that has none yet
   */
  boolean of(PersonId person, @Nullable PasswordHash password, boolean erase) {
    // Afterwards nothing tells them any more.
    Set<SessionId> sessions =
        store.sessions().of(person).stream().map(Session::id).collect(Collectors.toSet());
    List<PersonId> blocked = store.blocks().of(person);
    if (!store.departures().begin(person, password, erase)) {
      return false;
    }
    known.forget(person);
    tell(person, sessions, blocked);
    unused.deleteWithdrawn();
    try {
      departing.complete(new Departure(person, erase));
    } catch (PortFailure later) {
      // The account is gone and the departure open: a failure would only make the caller repeat
      // what is done, with a password that is of no account any more.
    }
    return true;
  }

  /**
   * Deletes the account whatever its password is, or if it has none, and says whether it did.
   *
   * @param found the account as it was found
   * @throws PortFailure if the password changes again and again at this moment
   */
  boolean whateverThePassword(Account found, boolean erase) {
    Optional<Account> account = Optional.of(found);
    for (int tries = 0; tries < TRIES && account.isPresent(); tries++) {
      if (of(found.id(), account.get().password(), erase)) {
        return true;
      }
      account = store.accounts().byId(found.id());
    }
    if (account.isEmpty()) {
      return false;
    }
    throw new PortFailure("the password of the account changes faster than it can be deleted");
  }

  private void tell(PersonId person, Set<SessionId> sessions, List<PersonId> blocked) {
    if (!sessions.isEmpty()) {
      BestEffort.publish(signals, new Signal.SessionsEnded(person, sessions));
    }
    for (PersonId other : blocked) {
      BestEffort.publish(signals, new Signal.RelationChanged(person, other));
    }
    // Again when all is done; but that may take long, and other nodes show the person meanwhile.
    BestEffort.publish(signals, new Signal.PersonChanged(person));
  }
}
