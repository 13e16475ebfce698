package io.i9chat.domain.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.media.SweepMedia.Outcome;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SweepingMediaTest {
  private final MediaHouse house = new MediaHouse();
  private final PersonId ada = house.settle();

  @AfterEach
  void close() {
    house.close();
  }

  private Outcome sweep() {
    return house.i9chat.media().sweep().handle(new SweepMedia.Command());
  }

  /** An object that the store has and the ledger does not know. */
  private MediaId stray() {
    NewMedia media =
        new NewMedia(
            Fresh.media(), ada, MediaKind.PHOTO, new MimeType("image/png"), 10, null, Fresh.now());
    house.store.upload(media, Fresh.now());
    return media.id();
  }

  private List<MediaId> photos(int count) {
    List<MediaId> photos = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      photos.add(house.photo(house.settle()));
    }
    return photos;
  }

  @Test
  @Rule("MEDIA-K")
  void deletesWhatTheLedgerDoesNotKnowAndNothingElse() {
    List<MediaId> known = photos(2);
    MediaId stray = stray();

    assertThat(sweep()).isEqualTo(new Outcome.Swept(2, 1, 0));

    assertThat(house.store.begun()).doesNotContain(stray).containsAll(known);
    assertThat(sweep()).isEqualTo(new Outcome.Swept(2, 0, 0));
  }

  @Test
  @Rule("MEDIA-K")
  void leavesWhatIsOnItsWayOutToTheCleanUp() {
    List<MediaId> known = photos(1);
    house.clock.pass(Duration.ofHours(25));
    house.ports.store().ledger().condemned(house.clock.instant(), 10);

    assertThat(sweep()).isEqualTo(new Outcome.Swept(1, 0, 0));

    assertThat(house.store.begun()).containsAll(known);
  }

  @Test
  @Rule("MEDIA-K")
  void deletesNothingWhereItWouldDeleteMoreThanItKeeps() {
    photos(2);
    List<MediaId> strays = List.of(stray(), stray(), stray());

    assertThat(sweep()).isEqualTo(new Outcome.Doubtful(2, 3));

    assertThat(house.store.begun()).containsAll(strays);
  }

  @Test
  void whatCannotBeDeletedKeepsNothingElseAndIsTriedAgain() {
    photos(2);
    MediaId stuck = stray();
    MediaId other = stray();
    house.store.failToDelete(Set.of(stuck));

    assertThat(sweep()).isEqualTo(new Outcome.Swept(2, 1, 1));
    assertThat(house.store.begun()).contains(stuck).doesNotContain(other);

    house.store.failToDelete(Set.of());
    assertThat(sweep()).isEqualTo(new Outcome.Swept(2, 1, 0));
  }

  @Test
  void goesThroughAllPages() {
    int many = 1_100;
    for (int i = 0; i < many; i++) {
      stray();
    }

    assertThat(sweep()).isEqualTo(new Outcome.Doubtful(0, many));
  }
}
