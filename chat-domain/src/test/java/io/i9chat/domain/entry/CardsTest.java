package io.i9chat.domain.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.chat.Watched;
import io.i9chat.domain.common.CacheCounts;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.ports.people.Profiles;
import io.i9chat.tck.Fresh;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CardsTest {
  private static final DisplayName RENAMED = new DisplayName("Renamed");

  private final Town town = new Town();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private final Profiles profiles = town.ports().store().profiles();
  private final Cards cards =
      new Cards(
          Watched.port(Profiles.class, profiles, call -> reads.incrementAndGet()), nanos::get);
  private final Person ada = town.settle();
  private final Person bob = town.settle();

  @AfterEach
  void close() {
    town.close();
  }

  private Card ada() {
    return Objects.requireNonNull(cards.of(List.of(ada.id(), bob.id())).get(ada.id()));
  }

  /** Changes the profile without a signal. */
  private void rename() {
    ProfileChange change = new ProfileChange(RENAMED, null, Change.keep(), PrivacyChange.NONE);
    assertThat(profiles.update(ada.id(), change)).isInstanceOf(ProfileUpdate.Updated.class);
  }

  @Test
  void showWhatProfilesShowAndAreReadOnce() {
    assertThat(ada()).isEqualTo(Card.of(ada.profile()));
    assertThat(ada()).isEqualTo(Card.of(ada.profile()));
    assertThat(reads.get()).isEqualTo(1);
    assertThat(cards.counts()).isEqualTo(new CacheCounts(2, 2));
  }

  @Test
  void areOfThoseWhoHaveAnAccount() {
    assertThat(cards.of(List.of(Fresh.person()))).isEmpty();
  }

  @Test
  void areReadAgainWhenAChangeIsSignalled() {
    ada();
    rename();
    cards.on(new Signal.PersonChanged(ada.id()));

    assertThat(ada().displayName()).isEqualTo(RENAMED);
    assertThat(cards.counts()).as("bob is remembered").isEqualTo(new CacheCounts(1, 3));
  }

  @Test
  void areReadAgainWhenSignalsMayHaveBeenLost() {
    ada();
    rename();
    cards.gap();

    assertThat(ada().displayName()).isEqualTo(RENAMED);
  }

  @Test
  void areAtMostTenMinutesOldHoweverOftenTheyAreAskedFor() {
    ada();
    rename();
    for (int minute = 1; minute <= 10; minute++) {
      nanos.addAndGet(Duration.ofMinutes(1).toNanos());
      ada();
    }
    assertThat(ada().displayName()).isEqualTo(RENAMED);
  }

  @Test
  void goWithTheAccountWhateverTheBusDoes() {
    KnownPeople known = new KnownPeople(new Names(profiles), cards);
    known.names().of(ada.id());
    ada();
    assertThat(town.ports().store().departures().begin(ada.id(), null, true)).isTrue();
    known.forget(ada.id());

    assertThat(cards.of(List.of(ada.id(), bob.id()))).containsOnlyKeys(bob.id());
    assertThat(known.names().of(ada.id())).isNull();
  }
}
