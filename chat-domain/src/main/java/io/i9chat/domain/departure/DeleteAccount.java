package io.i9chat.domain.departure;

import io.i9chat.domain.account.Caller;
import io.i9chat.domain.chat.Hint;
import io.i9chat.domain.chat.Names;
import io.i9chat.domain.departure.OwnPassword.Verified;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.Departure;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.live.Signal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deletes the caller's account, asked for their password: at once it is gone for everybody, then
 * its person leaves every group, and their messages are deleted if they ask for it.
 */
public final class DeleteAccount {
  /**
   * Who goes.
   *
   * @param password as it was typed
   * @param erase whether their messages are to be deleted too
   */
  public record Command(Caller caller, String password, boolean erase) {
    @Override
    public String toString() {
      return "DeleteAccount[caller=" + caller + ", erase=" + erase + "]";
    }
  }

  /** What became of it. */
  public sealed interface Outcome {
    /** The account is deleted. What could not be done yet is done by {@link FinishDepartures}. */
    record Deleted() implements Outcome {}

    /** That is not the caller's password, or no longer. */
    record CredentialsInvalid() implements Outcome {}
  }

  private final OwnPassword password;
  private final StorePorts store;
  private final Departing departing;
  private final Names names;
  private final Signals signals;

  DeleteAccount(
      OwnPassword password, StorePorts store, Departing departing, Names names, Signals signals) {
    this.password = password;
    this.store = store;
    this.departing = departing;
    this.names = names;
    this.signals = signals;
  }

  /** Deletes it. */
  public Outcome handle(Command command) {
    PersonId person = command.caller().person();
    Optional<Verified> verified = password.verify(person, command.password());
    if (verified.isEmpty()) {
      return new Outcome.CredentialsInvalid();
    }
    // Afterwards nothing tells them any more.
    Set<SessionId> sessions =
        store.sessions().of(person).stream().map(Session::id).collect(Collectors.toSet());
    List<PersonId> blocked = store.blocks().of(person);
    if (!store.departures().begin(person, verified.get().hash(), command.erase())) {
      return new Outcome.CredentialsInvalid();
    }
    // Here at once, whatever the bus does.
    names.forget(person);
    tell(person, sessions, blocked);
    try {
      departing.complete(new Departure(person, command.erase()));
    } catch (PortFailure later) {
      // The account is gone and the departure open: a failure would only make the caller repeat
      // what is done, with a password that is nobody's any more.
    }
    return new Outcome.Deleted();
  }

  private void tell(PersonId person, Set<SessionId> sessions, List<PersonId> blocked) {
    if (!sessions.isEmpty()) {
      Hint.publish(signals, new Signal.SessionsEnded(person, sessions));
    }
    for (PersonId other : blocked) {
      Hint.publish(signals, new Signal.RelationChanged(person, other));
    }
  }
}
