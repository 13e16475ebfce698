package io.i9chat.domain.entry;

import io.i9chat.domain.common.CacheCounts;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Profiles;
import java.util.Collection;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The usernames behind the ids in the logs. Usernames never change, so they are remembered for five
 * to ten minutes. A username goes with its account, so a person who changes is forgotten, and all
 * when signals may have been lost. That sending there is refused is decided by {@link
 * io.i9chat.domain.message.SendPolicy SendPolicy}. Rules: LEAVING-4.
 */
public final class Names implements Signals.Listener {
  private static final int GENERATION = 100_000;

  private final PersonCache<Username> known;

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
    known = new PersonCache<>(GENERATION, profiles, Profile::username, nanos);
  }

  /** The username of a person, {@code null} if their account is deleted. */
  public @Nullable Username of(PersonId person) {
    return known.of(person);
  }

  /** The usernames of these people; those of deleted accounts are left out. */
  public Map<PersonId, Username> of(Collection<PersonId> people) {
    return known.of(people);
  }

  /** Whether the usernames of these people are known without asking the store. */
  public boolean knows(Collection<PersonId> people) {
    return known.knows(people);
  }

  /** Makes the next look-up of a person ask the store. */
  public void forget(PersonId person) {
    known.forget(person);
  }

  /** How often usernames were remembered. */
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
