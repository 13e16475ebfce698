package io.i9chat.tck.broken.fake;

import io.i9chat.ports.account.Departures;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Departure;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.media.MediaQuota;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.ports.model.media.MediaUse;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.people.Blocking;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.ports.model.people.Neighbour;
import io.i9chat.ports.model.people.Relations;
import io.i9chat.ports.ops.SealedKeys;
import io.i9chat.ports.people.Blocks;
import io.i9chat.ports.people.Places;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ports of people and what is theirs over others, that fakes override one method of. */
public final class OverPeople {
  private OverPeople() {}

  public static class OverBlocks implements Blocks {
    protected final Blocks real;

    protected OverBlocks(Blocks real) {
      this.real = real;
    }

    @Override
    public Blocking add(PersonId person, PersonId other) {
      return real.add(person, other);
    }

    @Override
    public boolean remove(PersonId person, PersonId other) {
      return real.remove(person, other);
    }

    @Override
    public List<PersonId> of(PersonId person) {
      return real.of(person);
    }

    @Override
    public Relations between(PersonId self, Collection<PersonId> others) {
      return real.between(self, others);
    }
  }

  public static class OverPlaces implements Places {
    protected final Places real;

    protected OverPlaces(Places real) {
      this.real = real;
    }

    @Override
    public void put(PersonId person, GeoPoint place, Instant at) {
      real.put(person, place, at);
    }

    @Override
    public void clear(PersonId person) {
      real.clear(person);
    }

    @Override
    public Optional<GeoPoint> of(PersonId person, Instant since) {
      return real.of(person, since);
    }

    @Override
    public List<Neighbour> near(
        PersonId viewer, GeoPoint from, double radius, Instant since, int limit) {
      return real.near(viewer, from, radius, since, limit);
    }

    @Override
    public void forget(Instant since) {
      real.forget(since);
    }
  }

  public static class OverDepartures implements Departures {
    protected final Departures real;

    protected OverDepartures(Departures real) {
      this.real = real;
    }

    @Override
    public boolean begin(PersonId person, @Nullable PasswordHash verified, boolean erase) {
      return real.begin(person, verified, erase);
    }

    @Override
    public List<Departure> open(@Nullable PersonId after, int limit) {
      return real.open(after, limit);
    }

    @Override
    public void finish(PersonId person) {
      real.finish(person);
    }
  }

  public static class OverLedger implements MediaLedger {
    protected final MediaLedger real;

    protected OverLedger(MediaLedger real) {
      this.real = real;
    }

    @Override
    public boolean book(NewMedia media, MediaQuota quota) {
      return real.book(media, quota);
    }

    @Override
    public List<MediaRecord> find(Collection<MediaId> media) {
      return real.find(media);
    }

    @Override
    public Set<MediaId> known(Collection<MediaId> media) {
      return real.known(media);
    }

    @Override
    public boolean verified(MediaId media, String generation) {
      return real.verified(media, generation);
    }

    @Override
    public List<MediaUse> uses(MediaId media, PersonId person, int limit) {
      return real.uses(media, person, limit);
    }

    @Override
    public List<MediaId> of(PersonId owner) {
      return real.of(owner);
    }

    @Override
    public List<MediaId> condemned(Instant announcedBefore, int limit) {
      return real.condemned(announcedBefore, limit);
    }

    @Override
    public void forget(Collection<MediaId> media) {
      real.forget(media);
    }
  }

  public static class OverKeys implements SealedKeys {
    protected final SealedKeys real;

    protected OverKeys(SealedKeys real) {
      this.real = real;
    }

    @Override
    public byte[] obtain(String name, byte[] offered) {
      return real.obtain(name, offered);
    }

    @Override
    public boolean replace(String name, byte[] held, byte[] next) {
      return real.replace(name, held, next);
    }
  }
}
