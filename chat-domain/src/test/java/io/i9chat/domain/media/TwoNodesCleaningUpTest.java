package io.i9chat.domain.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.I9chat;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The clean-up and the sweep of two nodes on one store, at once. */
final class TwoNodesCleaningUpTest {
  private final MediaHouse house = new MediaHouse();
  private final I9chat other = new I9chat(house.ports);
  private final PersonId ada = house.settle();
  private final PersonId grace = house.settle();

  @AfterEach
  void close() {
    other.close();
    house.close();
  }

  private I9chat node(int index) {
    return index % 2 == 0 ? house.i9chat : other;
  }

  private CleanMedia.Cleaned clean(int node) {
    return node(node).media().clean().handle(new CleanMedia.Command());
  }

  private SweepMedia.Outcome sweep(int node) {
    return node(node).media().sweep().handle(new SweepMedia.Command());
  }

  private List<MediaId> photos(PersonId owner) {
    List<MediaId> photos = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      photos.add(house.photo(owner));
    }
    return photos;
  }

  private MediaId stray() {
    NewMedia media =
        new NewMedia(
            Fresh.media(), ada, MediaKind.PHOTO, new MimeType("image/png"), 10, null, Fresh.now());
    house.store.upload(media, Fresh.now());
    return media.id();
  }

  @Test
  @Rule("MEDIA-C")
  void whatBothDeleteIsGoneAndCountedOnce() {
    ChatId chat = house.direct(ada, grace);
    MediaId used = house.photo(ada);
    house.send(ada, chat, MediaHouse.photos(used));
    long before = house.ports.store().storage().used(ada);
    List<MediaId> unused = new ArrayList<>(photos(ada));
    for (int i = 0; i < 12; i++) {
      unused.addAll(photos(house.settle()));
    }
    house.clock.pass(Duration.ofHours(25));

    List<CleanMedia.Cleaned> cleaned = Race.of(4, this::clean);

    assertThat(cleaned).allMatch(each -> each.failed() == 0);
    assertThat(unused).noneMatch(house::isStored);
    assertThat(house.ports.store().ledger().known(unused)).isEmpty();
    assertThat(house.isStored(used)).isTrue();
    assertThat(house.ports.store().storage().used(ada))
        .as("what the owner stores, each object given back once")
        .isEqualTo(before);
  }

  @Test
  @Rule("MEDIA-K")
  void whatBothSweepIsGoneAndNothingElse() {
    List<MediaId> known = photos(ada);
    List<MediaId> strays = List.of(stray(), stray(), stray());

    List<SweepMedia.Outcome> swept = Race.of(4, this::sweep);

    assertThat(swept)
        .allMatch(each -> each instanceof SweepMedia.Outcome.Swept done && done.failed() == 0);
    assertThat(house.store.begun()).doesNotContainAnyElementsOf(strays).containsAll(known);
  }

  @Test
  @Rule("MEDIA-C")
  void whatIsUploadedAndSentMeanwhileStays() {
    ChatId chat = house.direct(ada, grace);
    Queue<MediaId> sent = new ConcurrentLinkedQueue<>();
    Race.each(
        6,
        i -> {
          for (int round = 0; round < 20; round++) {
            if (i < 4) {
              MediaId photo = house.photo(i % 2 == 0 ? ada : grace);
              house.send(i % 2 == 0 ? ada : grace, chat, MediaHouse.photos(photo));
              sent.add(photo);
            } else {
              assertThat(clean(i)).isEqualTo(new CleanMedia.Cleaned(0, 0));
              sweep(i);
            }
          }
        });
    assertThat(sent).hasSize(80).allMatch(house::isStored);
  }
}
