package io.i9chat.tck.broken.live;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.model.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** A board that is right, to be broken in one place. */
class OverBoard implements PresenceBoard {
  final PresenceBoard real;

  OverBoard(PresenceBoard real) {
    this.real = real;
  }

  @Override
  public Set<PersonId> arrive(Collection<PersonId> people) {
    return real.arrive(people);
  }

  @Override
  public Set<PersonId> leave(Collection<PersonId> people) {
    return real.leave(people);
  }

  @Override
  public Set<PersonId> online(Collection<PersonId> people) {
    return real.online(people);
  }

  @Override
  public Map<PersonId, Instant> reap() {
    return real.reap();
  }

  @Override
  public Set<PersonId> retire() {
    return real.retire();
  }
}
