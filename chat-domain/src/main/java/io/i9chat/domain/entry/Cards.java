package io.i9chat.domain.entry;

import io.i9chat.ports.people.Profiles;
import java.util.function.LongSupplier;

/**
 * The cards of people in lists that are read again and again, remembered for five to ten minutes. A
 * person who changes is forgotten, on every node as it is signalled, and all when signals may have
 * been lost.
 */
public final class Cards extends PersonCache<Card> {
  /** Some 500 bytes each, 1 KB with the longest texts. */
  private static final int GENERATION = 10_000;

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
    super(GENERATION, profiles, Card::of, nanos);
  }
}
