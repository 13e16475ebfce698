package io.i9chat.server.ws;

import io.i9chat.domain.session.Caller;
import io.i9chat.ports.model.PersonId;
import io.i9chat.server.address.Counts;
import org.jspecify.annotations.Nullable;

/** How many connections each address and each person has, and that they are not too many. */
final class ConnectionCounts {
  private final boolean limited;
  private final Counts<String> anonymous = new Counts<>(SocketLimits.ANONYMOUS_PER_ADDRESS);
  private final Counts<String> addresses = new Counts<>(SocketLimits.PER_ADDRESS);
  private final Counts<PersonId> people = new Counts<>(SocketLimits.PER_PERSON);

  /** How a connection counts among those of its address. */
  enum Counting {
    /** Connections are not limited. */
    NOT_AT_ALL,
    /** There are too many already. */
    ONE_TOO_MANY,
    /** It came with a session. */
    AS_AUTHENTICATED,
    /** It is not authenticated yet. */
    AS_WAITING
  }

  /**
   * No connections yet.
   *
   * @param limited whether connections per address are limited
   */
  ConnectionCounts(boolean limited) {
    this.limited = limited;
  }

  /**
   * Counts an open connection under its address; one too many is to be closed.
   *
   * @param waits whether it is not authenticated yet
   */
  Counting count(String address, boolean waits) {
    if (!limited) {
      return Counting.NOT_AT_ALL;
    }
    if (!addresses.take(address)) {
      return Counting.ONE_TOO_MANY;
    }
    if (waits && !anonymous.take(address)) {
      addresses.giveBack(address);
      return Counting.ONE_TOO_MANY;
    }
    return waits ? Counting.AS_WAITING : Counting.AS_AUTHENTICATED;
  }

  /** Counts a connection under its person, once; not if they have too many. */
  boolean admit(String address, Counting counted, Caller who) {
    if (!people.take(who.person())) {
      return false;
    }
    if (counted == Counting.AS_WAITING) {
      anonymous.giveBack(address);
    }
    return true;
  }

  /**
   * A connection that was counted is gone.
   *
   * @param who whose it was, {@code null} if it was never admitted
   */
  void gone(String address, Counting counted, @Nullable Caller who) {
    if (who != null) {
      people.giveBack(who.person());
    }
    switch (counted) {
      case NOT_AT_ALL, ONE_TOO_MANY -> {}
      case AS_AUTHENTICATED -> addresses.giveBack(address);
      case AS_WAITING -> {
        addresses.giveBack(address);
        if (who == null) {
          anonymous.giveBack(address);
        }
      }
    }
  }
}
