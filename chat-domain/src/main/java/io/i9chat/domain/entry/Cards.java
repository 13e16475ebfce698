package io.i9chat.domain.entry;

import io.i9chat.domain.common.CacheCounts;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.people.Profiles;
import java.util.Collection;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The cards of people in lists that are read again and again, remembered for five to ten minutes. A
 * person who changes is forgotten, on every node as it is signalled, and all when signals may have
 * been lost.
 */
public final class Cards implements Signals.Listener {
  /** Some 500 bytes each, 1 KB with the longest texts. */
  private static final int GENERATION = 10_000;

  private final PersonCache<Card> known;

  /** Cards as {@code profiles} has them. */
  public Cards(Profiles profiles) {
    this(profiles, System::nanoTime);
  }

  /**
   * Cards as {@code profiles} has them.
   *
   * @param nanos a time in nanoseconds that only moves on
   */
  Cards(Profiles profiles, LongSupplier nanos) {
    known = new PersonCache<>(GENERATION, profiles, Card::of, nanos);
  }

  /** The cards of these people; those of deleted accounts are left out. */
  public Map<PersonId, Card> of(Collection<PersonId> people) {
    return known.of(people);
  }

  /** Makes the next look-up of a person ask the store. */
  public void forget(PersonId person) {
    known.forget(person);
  }

  /** How often cards were remembered. */
  public CacheCounts counts() {
    return known.counts();
  }

  @Override
  public void on(Signal signal) {
    known.on(signal);
  }

  @Override
  public void gap() {
    known.gap();
  }
}
