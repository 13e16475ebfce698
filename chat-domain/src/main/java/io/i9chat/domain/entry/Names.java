package io.i9chat.domain.entry;

import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Profiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The usernames behind the ids in the logs. Usernames never change, so they are remembered for five
 * to ten minutes: two generations of maps, of which the older is forgotten when the younger is full
 * or five minutes old. A username goes with its account, so a person who changes is forgotten, and
 * all when signals may have been lost; what no signal told of is over with the generation. That
 * sending there is refused is decided by {@link io.i9chat.domain.message.SendPolicy SendPolicy}.
 * Rules: LEAVING-4.
 */
public final class Names implements Signals.Listener {
  private static final int GENERATION = 100_000;
  private static final long AGE = Duration.ofMinutes(5).toNanos();

  private final Profiles profiles;
  private final LongSupplier nanos;
  private volatile Map<PersonId, Username> young = new ConcurrentHashMap<>();
  private volatile Map<PersonId, Username> old = new ConcurrentHashMap<>();
  private final AtomicLong forgettings = new AtomicLong();
  private volatile long turned;

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
    this.profiles = profiles;
    this.nanos = nanos;
    turned = nanos.getAsLong();
  }

  /** The username of a person, {@code null} if their account is deleted. */
  public @Nullable Username of(PersonId person) {
    Username known = remembered(person);
    return known != null ? known : of(List.of(person)).get(person);
  }

  /** The usernames of these people; those of deleted accounts are left out. */
  public Map<PersonId, Username> of(Collection<PersonId> people) {
    Map<PersonId, Username> found = HashMap.newHashMap(people.size());
    List<PersonId> missing = new ArrayList<>();
    for (PersonId person : people) {
      Username known = remembered(person);
      if (known == null) {
        missing.add(person);
      } else {
        found.put(person, known);
      }
    }
    if (!missing.isEmpty()) {
      read(missing).forEach(profile -> found.put(profile.id(), profile.username()));
    }
    return found;
  }

  private List<Profile> read(List<PersonId> missing) {
    long before = forgettings.get();
    List<Profile> read = profiles.byId(missing);
    read.forEach(profile -> remember(profile.id(), profile.username()));
    if (forgettings.get() != before) {
      // What was read may be from before an account was deleted, yet remembered after it.
      missing.forEach(this::drop);
    }
    return read;
  }

  /** Makes the next look-up of a person ask the store. */
  public void forget(PersonId person) {
    forgettings.incrementAndGet();
    drop(person);
  }

  @Override
  public void on(Signal signal) {
    if (signal instanceof Signal.PersonChanged changed) {
      forget(changed.person());
    }
  }

  @Override
  public void gap() {
    forgettings.incrementAndGet();
    young = new ConcurrentHashMap<>();
    old = new ConcurrentHashMap<>();
  }

  private void drop(PersonId person) {
    // Young first, for a full one becomes the old.
    young.remove(person);
    old.remove(person);
  }

  /** Whether the usernames of these people are known without asking the store. */
  public boolean knows(Collection<PersonId> people) {
    for (PersonId person : people) {
      if (remembered(person) == null) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Username remembered(PersonId person) {
    if (isOld()) {
      turn();
    }
    Username known = young.get(person);
    return known != null ? known : old.get(person);
  }

  private void remember(PersonId person, Username username) {
    if (isOld() || isFull()) {
      turn();
    }
    young.put(person, username);
  }

  private boolean isOld() {
    return nanos.getAsLong() - turned >= AGE;
  }

  private boolean isFull() {
    return young.size() >= GENERATION;
  }

  private synchronized void turn() {
    if (isOld() || isFull()) {
      long now = nanos.getAsLong();
      old = now - turned >= 2 * AGE ? new ConcurrentHashMap<>() : young;
      young = new ConcurrentHashMap<>();
      turned = now;
    }
  }
}
