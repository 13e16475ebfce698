package io.i9chat.tck.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MediaQuota;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import io.i9chat.tck.Uploads;
import io.i9chat.tck.chat.Conversation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Announcing objects, verifying and condemning them. */
interface BookingContract extends StoreUnderTest {
  private MediaLedger ledger() {
    return ports().ledger();
  }

  /** Makes objects a person's picture, and so takes what was it before out of use. */
  private ProfileUpdate show(PersonId person, MediaId picture) {
    Change<Picture> change = Change.to(new Picture(picture, null));
    return ports()
        .profiles()
        .update(person, new ProfileChange(null, null, change, PrivacyChange.NONE));
  }

  private List<MediaId> condemned(Instant before) {
    return ledger().condemned(before, 1_000_000);
  }

  @Test
  @Rule("LEDGER-1")
  default void anEmptyFileIsBookedAsAnyOther() {
    PersonId ada = newcomer();
    NewMedia empty =
        new NewMedia(Fresh.media(), ada, MediaKind.FILE, new MimeType("a/b"), 0, null, Fresh.now());

    assertThat(ledger().book(empty, Uploads.PLENTY)).isTrue();
    assertThat(ledger().find(List.of(empty.id())))
        .containsExactly(new MediaRecord(empty, null, false));
  }

  @Test
  @Rule("LEDGER-10")
  default void anObjectIsKnownUntilItIsForgotten() {
    NewMedia photo = Uploads.booked(ports(), newcomer());
    NewMedia waiting = Uploads.booked(ports(), newcomer());
    List<MediaId> asked = List.of(photo.id(), Fresh.media(), waiting.id());
    assertThat(ledger().known(asked)).containsExactlyInAnyOrder(photo.id(), waiting.id());

    condemned(photo.at().plusSeconds(1));
    assertThat(ledger().find(asked)).as("condemned").isEmpty();
    assertThat(ledger().known(asked)).containsExactlyInAnyOrder(photo.id(), waiting.id());

    ledger().forget(List.of(photo.id()));
    assertThat(ledger().known(asked)).containsExactly(waiting.id());
    assertThat(ledger().known(List.of())).isEmpty();
  }

  @Test
  @Rule("LEDGER-1")
  default void whatIsBookedIsFoundAsItWasAnnounced() {
    PersonId ada = newcomer();
    NewMedia file =
        new NewMedia(
            Fresh.media(),
            ada,
            MediaKind.FILE,
            new MimeType("application/x-tar"),
            50L << 20,
            new FileName("Bericht ☕.tar"),
            Fresh.now());
    assertThat(ledger().book(file, Uploads.PLENTY)).isTrue();
    NewMedia photo = Uploads.booked(ports(), ada);
    NewMedia his = Uploads.booked(ports(), newcomer());

    assertThat(ledger().find(List.of(file.id(), photo.id(), Fresh.media(), file.id())))
        .containsExactlyInAnyOrder(
            new MediaRecord(file, null, false), new MediaRecord(photo, null, false));
    assertThat(ledger().find(List.of())).isEmpty();
    assertThat(ledger().of(ada))
        .containsExactlyElementsOf(List.of(file.id(), photo.id()).stream().sorted().toList());
    assertThat(ledger().of(his.owner())).containsExactly(his.id());
  }

  @Test
  @Rule("LEDGER-1")
  default void bookingStopsAtTheQuotaOfWhatWasNeverUsed() {
    PersonId ada = newcomer();
    MediaQuota two = new MediaQuota(2, 2_500);
    NewMedia first = Uploads.photo(ada, Fresh.now());
    NewMedia refused = Uploads.photo(ada, Fresh.now());
    assertThat(ledger().book(first, two)).isTrue();
    assertThat(ledger().book(Uploads.photo(ada, Fresh.now()), new MediaQuota(9, 1_999))).isFalse();
    assertThat(ledger().book(Uploads.photo(ada, Fresh.now()), new MediaQuota(9, 2_000))).isTrue();
    assertThat(ledger().book(refused, new MediaQuota(2, 1L << 40))).isFalse();
    assertThat(ledger().find(List.of(refused.id()))).isEmpty();
    assertThat(ledger().book(Uploads.photo(newcomer(), Fresh.now()), two)).isTrue();

    Uploads.verified(ports(), first);
    assertThat(ledger().book(refused, two)).as("verified is not used").isFalse();
    show(ada, first.id());
    assertThat(ledger().book(refused, two)).as("one of the two is used").isTrue();
    show(ada, Uploads.verified(ports(), newcomer()).id());
    assertThat(ledger().book(Uploads.photo(ada, Fresh.now()), two))
        .as("the first of the three is not in use, but was")
        .isFalse();
    assertThat(ledger().book(Uploads.photo(ada, Fresh.now()), new MediaQuota(3, 3_000))).isTrue();
  }

  @Test
  @Rule("LEDGER-1")
  default void bookingStopsAtTheQuotaOfAllThatTheOwnerStores() {
    PersonId ada = newcomer();
    show(ada, Uploads.verified(ports(), ada).id());
    Conversation.direct(ports(), ada, newcomer()).say(ada, Body.text("hello"));
    long used = ports().storage().used(ada);
    MediaQuota less = new MediaQuota(9, 9_000, used + 999);
    assertThat(ledger().book(Uploads.photo(ada, Fresh.now()), less)).isFalse();
    MediaQuota enough = new MediaQuota(9, 9_000, used + 1_000);
    assertThat(ledger().book(Uploads.photo(ada, Fresh.now()), enough)).isTrue();
    assertThat(ledger().book(Uploads.photo(ada, Fresh.now()), enough)).isFalse();
  }

  @Test
  @Rule("LEDGER-1")
  default void concurrentBookingsNeverPassTheQuotaTogether() {
    PersonId ada = newcomer();
    List<Boolean> booked =
        Race.of(8, i -> ledger().book(Uploads.photo(ada, Fresh.now()), new MediaQuota(3, 9_000)));
    assertThat(booked.stream().filter(each -> each)).hasSize(3);
    assertThat(ledger().of(ada)).hasSize(3);
  }

  @Test
  @Rule("LEDGER-2")
  default void aVerifiedObjectKeepsItsFirstGeneration() {
    NewMedia photo = Uploads.booked(ports(), newcomer());
    NewMedia other = Uploads.booked(ports(), photo.owner());

    assertThat(ledger().verified(Fresh.media(), "1")).isFalse();
    assertThat(ledger().verified(photo.id(), "1")).isTrue();
    assertThat(ledger().verified(photo.id(), "2")).isTrue();
    assertThat(ledger().find(List.of(photo.id(), other.id())))
        .containsExactlyInAnyOrder(
            new MediaRecord(photo, "1", false), new MediaRecord(other, null, false));
  }

  @Test
  @Rule("LEDGER-7")
  default void aRecordSaysWhetherItsObjectWasEverUsed() {
    PersonId ada = newcomer();
    NewMedia photo = Uploads.booked(ports(), ada);
    Uploads.verified(ports(), photo);
    assertThat(everUsed(photo.id())).as("verified").isFalse();
    show(ada, photo.id());
    assertThat(everUsed(photo.id())).as("in use").isTrue();
  }

  private boolean everUsed(MediaId media) {
    return ledger().find(List.of(media)).getFirst().everUsed();
  }

  @Test
  @Rule("LEDGER-4")
  default void whatWasNeverUsedIsCondemnedWhenItIsOld() {
    PersonId ada = newcomer();
    Instant old = Instant.parse("2001-01-01T00:00:00.500Z");
    MediaId first = Uploads.booked(ports(), ada, old).id();
    MediaId second = Uploads.booked(ports(), ada, old.plusMillis(1)).id();
    MediaFacts complete = Uploads.verified(ports(), Uploads.booked(ports(), ada, old));
    MediaFacts used = Uploads.verified(ports(), Uploads.booked(ports(), ada, old));
    show(ada, used.id());

    assertThat(condemned(old)).doesNotContain(first, second, complete.id(), used.id());
    assertThat(condemned(old.plusMillis(1)))
        .contains(first, complete.id())
        .doesNotContain(second, used.id());
    assertThat(ledger().find(List.of(first, second, complete.id(), used.id())))
        .extracting(each -> each.media().id())
        .containsExactlyInAnyOrder(second, used.id());
    assertThat(ledger().verified(complete.id(), "again")).isFalse();
  }

  @Test
  @Rule("LEDGER-4")
  default void whatWasUsedOnceIsCondemnedAtOnce() {
    PersonId ada = newcomer();
    MediaFacts first = Uploads.verified(ports(), ada);
    MediaFacts second = Uploads.verified(ports(), ada);
    MediaFacts unused = Uploads.verified(ports(), ada);
    show(ada, first.id());
    assertThat(condemned(Instant.EPOCH)).doesNotContain(first.id(), second.id(), unused.id());
    show(ada, second.id());

    assertThat(condemned(Instant.EPOCH))
        .contains(first.id())
        .doesNotContain(second.id(), unused.id());
    assertThat(ledger().find(List.of(first.id(), second.id(), unused.id())))
        .extracting(each -> each.media().id())
        .containsExactlyInAnyOrder(second.id(), unused.id());
  }

  @Test
  @Rule("LEDGER-4")
  default void nothingCanUseACondemnedObjectAgain() {
    PersonId ada = newcomer();
    MediaFacts first = Uploads.verified(ports(), ada);
    MediaFacts second = Uploads.verified(ports(), ada);
    show(ada, second.id());
    show(ada, first.id());
    assertThat(condemned(Instant.EPOCH)).contains(second.id()).doesNotContain(first.id());

    assertThat(ledger().verified(second.id(), "again")).isFalse();
    assertThat(show(ada, second.id())).isEqualTo(new ProfileUpdate.MediaGone());
    assertThat(condemned(Instant.EPOCH)).contains(second.id()).doesNotContain(first.id());
  }

  @Test
  @Rule("LEDGER-4")
  default void aUseThatRacesWithCondemningWinsOrIsRefused() {
    PersonId ada = newcomer();
    Instant old = Instant.parse("2001-01-01T00:00:00Z");
    for (int round = 0; round < 10; round++) {
      MediaFacts photo = Uploads.verified(ports(), Uploads.booked(ports(), ada, old));
      List<Boolean> answers =
          Race.of(
              2,
              i ->
                  i == 0
                      ? show(ada, photo.id()) instanceof ProfileUpdate.Updated
                      : condemned(old.plusMillis(1)).contains(photo.id()));
      assertThat(answers).containsExactlyInAnyOrder(true, false);
      assertThat(ledger().find(List.of(photo.id()))).hasSize(answers.getFirst() ? 1 : 0);
    }
  }

  @Test
  @Rule("LEDGER-8")
  default void whatWasUsedOnceCannotBeUsedAgain() {
    PersonId ada = newcomer();
    MediaFacts first = Uploads.verified(ports(), ada);
    MediaFacts second = Uploads.verified(ports(), ada);
    show(ada, first.id());
    show(ada, second.id());

    assertThat(ledger().find(List.of(first.id(), second.id())))
        .extracting(each -> each.media().id())
        .containsExactly(second.id());
    assertThat(ledger().verified(first.id(), "again")).isFalse();
    assertThat(show(ada, first.id())).isEqualTo(new ProfileUpdate.MediaGone());
    assertThat(condemned(Instant.EPOCH)).contains(first.id()).doesNotContain(second.id());
  }

  @Test
  @Rule("LEDGER-5")
  default void aCondemnedObjectStaysSoUntilItIsForgotten() {
    PersonId ada = newcomer();
    Instant old = Instant.parse("2001-01-01T00:00:00Z");
    List<MediaId> waste = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waste.add(Uploads.booked(ports(), ada, old).id());
    }
    MediaId kept = Uploads.booked(ports(), ada).id();
    assertThat(ledger().verified(kept, "1")).isTrue();
    MediaId announced = Uploads.booked(ports(), ada).id();
    assertThat(condemned(old.plusMillis(1))).containsAll(waste).doesNotContain(kept);
    assertThat(condemned(Instant.EPOCH)).as("still").containsAll(waste);
    assertThat(ledger().condemned(Instant.EPOCH, 2)).hasSize(2);

    MediaLedger later = restarted().ledger();
    assertThat(later.condemned(Instant.EPOCH, 1_000_000)).containsAll(waste);
    assertThat(later.find(waste)).isEmpty();
    later.forget(List.of(waste.getFirst(), kept, announced, Fresh.media()));
    assertThat(later.condemned(Instant.EPOCH, 1_000_000))
        .containsAll(waste.subList(1, 3))
        .doesNotContain(waste.getFirst(), kept);
    assertThat(later.find(List.of(kept, announced, waste.getFirst()))).hasSize(1);
    assertThat(later.of(ada)).containsExactly(kept);
    later.forget(waste);
    assertThat(later.condemned(Instant.EPOCH, 1_000_000)).doesNotContainAnyElementsOf(waste);
  }
}
