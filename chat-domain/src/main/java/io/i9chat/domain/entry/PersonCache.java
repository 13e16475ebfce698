package io.i9chat.domain.entry;

import io.i9chat.domain.common.CacheCounts;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.PersonId;
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
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of people, for five to ten minutes: two generations of maps, of which the
 * older is forgotten when the younger is full or five minutes old. A person who changes is
 * forgotten, and all are when signals may have been lost; what no signal told of is over with the
 * generation. Nothing is remembered of those who have no account.
 *
 * @param <V> what is remembered of one
 */
public abstract sealed class PersonCache<V> implements Signals.Listener permits Cards, Names {
  private static final long AGE = Duration.ofMinutes(5).toNanos();

  private final int generation;
  private final Profiles profiles;
  private final Function<Profile, V> part;
  private final LongSupplier nanos;
  private volatile Map<PersonId, V> young = new ConcurrentHashMap<>();
  private volatile Map<PersonId, V> old = new ConcurrentHashMap<>();
  private final AtomicLong forgettings = new AtomicLong();
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private volatile long turned;

  /**
   * Nothing remembered yet.
   *
   * @param generation how many people each of the two holds
   * @param part what of a profile is remembered
   * @param nanos a time in nanoseconds that only moves on
   */
  PersonCache(int generation, Profiles profiles, Function<Profile, V> part, LongSupplier nanos) {
    this.generation = generation;
    this.profiles = profiles;
    this.part = part;
    this.nanos = nanos;
    turned = nanos.getAsLong();
  }

  /** What there is of a person, {@code null} if their account is deleted. */
  public @Nullable V of(PersonId person) {
    V known = remembered(person);
    if (known != null) {
      hits.increment();
      return known;
    }
    return of(List.of(person)).get(person);
  }

  /** What there is of these people; those with deleted accounts are left out. */
  public Map<PersonId, V> of(Collection<PersonId> people) {
    Map<PersonId, V> found = HashMap.newHashMap(people.size());
    List<PersonId> missing = new ArrayList<>();
    for (PersonId person : people) {
      V known = remembered(person);
      if (known == null) {
        missing.add(person);
      } else {
        found.put(person, known);
      }
    }
    hits.add(found.size());
    if (!missing.isEmpty()) {
      misses.add(missing.size());
      found.putAll(read(missing));
    }
    return found;
  }

  private Map<PersonId, V> read(List<PersonId> missing) {
    long before = forgettings.get();
    Map<PersonId, V> read = HashMap.newHashMap(missing.size());
    profiles.byId(missing).forEach(profile -> read.put(profile.id(), part.apply(profile)));
    read.forEach(this::remember);
    if (forgettings.get() != before) {
      // What was read may be from before a person changed, yet remembered after it.
      missing.forEach(this::drop);
    }
    return read;
  }

  /** Whether all of these people are known without asking the store. */
  public boolean knows(Collection<PersonId> people) {
    for (PersonId person : people) {
      if (remembered(person) == null) {
        return false;
      }
    }
    return true;
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
  public synchronized void gap() {
    forgettings.incrementAndGet();
    young = new ConcurrentHashMap<>();
    old = new ConcurrentHashMap<>();
  }

  /** How often people were remembered. */
  public CacheCounts counts() {
    return new CacheCounts(hits.sum(), misses.sum());
  }

  private void drop(PersonId person) {
    // Young first, for a full one becomes the old.
    young.remove(person);
    old.remove(person);
  }

  private @Nullable V remembered(PersonId person) {
    if (isOld()) {
      turn();
    }
    V known = young.get(person);
    return known != null ? known : old.get(person);
  }

  private void remember(PersonId person, V what) {
    if (isOld() || isFull()) {
      turn();
    }
    young.put(person, what);
  }

  private boolean isOld() {
    return nanos.getAsLong() - turned >= AGE;
  }

  private boolean isFull() {
    return young.size() >= generation;
  }

  private synchronized void turn() {
    if (isOld() || isFull()) {
      long now = nanos.getAsLong();
      long age = now - turned;
      old = age >= 2 * AGE ? new ConcurrentHashMap<>() : young;
      young = new ConcurrentHashMap<>();
      // On a quiet node the turn comes late; the next one does not for that.
      turned = age >= AGE && age < 2 * AGE ? turned + AGE : now;
    }
  }
}
