package io.i9chat.domain.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.ports.people.Profiles;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class NamesTest {
  private final Map<PersonId, Profile> there = new ConcurrentHashMap<>();
  private final AtomicInteger reads = new AtomicInteger();
  private Runnable behindTheRead = () -> {};
  private final AtomicLong nanos = new AtomicLong();
  private final Names names = new Names(new Watched(), nanos::get);
  private final PersonId ada = settle();
  private final PersonId bob = settle();

  @Test
  void areReadOnce() {
    Username name = names.of(ada);

    assertThat(name).isNotNull();
    assertThat(names.of(List.of(ada, bob))).containsEntry(ada, name).containsKey(bob);
    assertThat(names.of(ada)).isEqualTo(name);
    assertThat(reads.get()).isEqualTo(2);
  }

  @Test
  @Rule("LEAVING-4")
  void goWithTheAccount() {
    names.of(List.of(ada, bob));
    there.remove(ada);

    names.on(new Signal.PersonChanged(ada));

    assertThat(names.of(ada)).isNull();
    assertThat(names.of(List.of(ada, bob))).containsOnlyKeys(bob);
  }

  @Test
  void areReadAgainWhenSignalsMayHaveBeenLost() {
    names.of(List.of(ada, bob));
    there.remove(ada);

    names.gap();

    assertThat(names.of(List.of(ada, bob))).containsOnlyKeys(bob);
  }

  @Test
  void areReadAgainAfterTenMinutesAtTheLatestHoweverOftenTheyAreAskedFor() {
    names.of(ada);
    for (int minute = 1; minute <= 10; minute++) {
      nanos.addAndGet(Duration.ofMinutes(1).toNanos());
      names.of(ada);
    }
    assertThat(reads.get()).isEqualTo(2);
  }

  @Test
  void areReadAgainWhenNoneWereAskedForForLong() {
    names.of(ada);
    nanos.addAndGet(Duration.ofMinutes(10).toNanos());
    there.remove(ada);

    assertThat(names.of(ada)).isNull();
  }

  @Test
  void areNotRememberedIfTheAccountWentWhileTheyWereRead() {
    behindTheRead =
        () -> {
          there.remove(ada);
          names.forget(ada);
        };
    assertThat(names.of(ada)).as("as it was when it was read").isNotNull();
    behindTheRead = () -> {};

    assertThat(names.of(ada)).isNull();
  }

  private PersonId settle() {
    Profile profile = Town.profile(Fresh.person(), Fresh.username());
    there.put(profile.id(), profile);
    return profile.id();
  }

  /** Profiles in a map, which can change right behind a read. */
  private final class Watched implements Profiles {
    @Override
    public List<Profile> byId(Collection<PersonId> people) {
      reads.incrementAndGet();
      List<Profile> found = people.stream().filter(there::containsKey).map(there::get).toList();
      behindTheRead.run();
      return found;
    }

    @Override
    public List<Profile> byUsername(Collection<Username> usernames) {
      throw new AssertionError("names are found by id");
    }

    @Override
    public ProfileUpdate update(PersonId person, ProfileChange change) {
      throw new AssertionError("names do not change");
    }

    @Override
    public void seen(Collection<PersonId> people, Instant at) {
      throw new AssertionError("names do not tell who is online");
    }
  }
}
