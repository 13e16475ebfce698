package io.i9chat.domain.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CleaningUpMediaTest {
  private final MediaHouse house = new MediaHouse();
  private final PersonId ada = house.settle();
  private final PersonId grace = house.settle();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Rule("MEDIA-C")
  void keepsWhatWasNeverUsedForADay() {
    MediaId photo = house.photo(ada);

    house.clock.pass(Duration.ofHours(24));
    assertThat(house.clean()).isEqualTo(new CleanMedia.Cleaned(0, 0));
    assertThat(house.isStored(photo)).isTrue();

    house.clock.pass(Duration.ofMillis(1));
    assertThat(house.clean()).isEqualTo(new CleanMedia.Cleaned(1, 0));
    assertThat(house.isStored(photo)).isFalse();
    assertThat(house.get(ada, photo)).isEmpty();
  }

  @Test
  @Rule("WITHDRAW-4")
  void whatADeletedMessageCarriedIsDeletedWithIt() {
    ChatId chat = house.direct(ada, grace);
    MediaId gone = house.photo(ada);
    MediaId kept = house.photo(ada);
    long seq = house.send(ada, chat, MediaHouse.photos(gone));
    house.send(ada, chat, MediaHouse.photos(kept));

    house.delete(ada, chat, seq);

    assertThat(house.isStored(gone)).isFalse();
    assertThat(house.isStored(kept)).isTrue();
    assertThat(house.clean()).isEqualTo(new CleanMedia.Cleaned(0, 0));
  }

  @Test
  @Rule("WITHDRAW-4")
  void whatCannotBeDeletedWithItsMessageIsLeftToTheCleanUp() {
    ChatId chat = house.direct(ada, grace);
    MediaId gone = house.photo(ada);
    long seq = house.send(ada, chat, MediaHouse.photos(gone));
    house.store.failToDelete(Set.of(gone));

    house.delete(ada, chat, seq);

    assertThat(house.isStored(gone)).isTrue();
    house.store.failToDelete(Set.of());
    assertThat(house.clean()).isEqualTo(new CleanMedia.Cleaned(1, 0));
    assertThat(house.isStored(gone)).isFalse();
  }

  @Test
  void aStopEndsItBehindTheObjectItIsAtAndTheNextRunDoesTheRest() {
    List<MediaId> photos = List.of(house.photo(ada), house.photo(ada), house.photo(ada));
    house.clock.pass(Duration.ofHours(25));
    house.store.afterEachDeletion(Thread.currentThread()::interrupt);

    assertThat(house.clean()).isEqualTo(new CleanMedia.Cleaned(1, 2));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(photos).filteredOn(house::isStored).hasSize(2);
    house.store.afterEachDeletion(() -> {});
    assertThat(house.clean()).isEqualTo(new CleanMedia.Cleaned(2, 0));
  }

  @Test
  @Rule("MEDIA-C")
  void neverDeletesWhatIsUsed() {
    ChatId chat = house.direct(ada, grace);
    MediaId photo = house.photo(ada);
    house.send(ada, chat, MediaHouse.photos(photo));
    Picture picture = house.picture(ada);
    assertThat(house.accepts(ada, picture)).isTrue();
    house.group(JoinPolicy.CLOSED, picture, ada, grace);

    house.clock.pass(Duration.ofDays(400));

    assertThat(house.clean()).isEqualTo(new CleanMedia.Cleaned(0, 0));
    assertThat(List.of(photo, picture.media(), picture.objects().getLast()))
        .allMatch(house::isStored);
  }

  @Test
  void deletesAnUploadThatNeverEnded() {
    MediaId photo = house.announced(ada, MediaKind.PHOTO, "image/png", 10);

    house.clock.pass(Duration.ofHours(25));

    assertThat(house.clean()).isEqualTo(new CleanMedia.Cleaned(1, 0));
    assertThat(house.ports.store().ledger().of(ada)).doesNotContain(photo);
  }

  @Test
  void deletesAnyNumberAtOnce() {
    int most = 20;
    List<MediaId> all = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      PersonId owner = house.settle();
      for (int j = 0; j < most; j++) {
        all.add(house.photo(owner));
      }
    }
    house.clock.pass(Duration.ofHours(25));

    assertThat(house.clean()).isEqualTo(new CleanMedia.Cleaned(all.size(), 0));

    assertThat(all).noneMatch(house::isStored);
  }

  @Test
  void whatCannotBeDeletedKeepsNothingElseAndIsTriedAgain() {
    MediaId stuck = house.photo(ada);
    MediaId other = house.photo(ada);
    house.clock.pass(Duration.ofHours(25));

    house.store.failToDelete(Set.of(stuck));
    assertThat(house.clean()).isEqualTo(new CleanMedia.Cleaned(1, 1));
    assertThat(house.isStored(other)).isFalse();
    assertThat(house.get(ada, stuck)).as("on its way out").isEmpty();

    house.store.failToDelete(Set.of());
    assertThat(house.clean()).isEqualTo(new CleanMedia.Cleaned(1, 0));
    assertThat(house.isStored(stuck)).isFalse();
  }

  @Test
  void aHundredThatCannotBeDeletedKeepNoOther() {
    Set<MediaId> stuck = new HashSet<>();
    List<MediaId> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      PersonId owner = house.settle();
      for (int j = 0; j < 20; j++) {
        all.add(house.photo(owner));
      }
    }
    house.clock.pass(Duration.ofHours(25));
    stuck.addAll(house.ports.store().ledger().condemned(house.clock.instant(), 150));
    house.store.failToDelete(stuck);

    assertThat(house.clean()).isEqualTo(new CleanMedia.Cleaned(10, 150));

    assertThat(all).filteredOn(house::isStored).containsExactlyInAnyOrderElementsOf(stuck);
  }
}
