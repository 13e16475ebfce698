package io.i9chat.domain.entry;

import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Profiles;
import java.util.function.LongSupplier;

/**
 * The usernames behind the ids in the logs. Usernames never change, so they are remembered for five
 * to ten minutes. A username goes with its account, so a person who changes is forgotten, and all
 * when signals may have been lost. That sending there is refused is decided by {@link
 * io.i9chat.domain.message.SendPolicy SendPolicy}. Rules: LEAVING-4.
 */
public final class Names extends PersonCache<Username> {
  private static final int GENERATION = 100_000;

  /** Names as {@code profiles} has them. */
  public Names(Profiles profiles) {
    this(profiles, System::nanoTime);
  }

  /**
   * Names as {@code profiles} has them.
   *
   * @param nanos a time in nanoseconds that only moves on
   */
  Names(Profiles profiles, LongSupplier nanos) {
    super(GENERATION, profiles, Profile::username, nanos);
  }
}
