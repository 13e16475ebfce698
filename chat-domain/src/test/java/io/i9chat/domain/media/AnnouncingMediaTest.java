package io.i9chat.domain.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.operator.DisableAccountOf;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.tck.Rule;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnnouncingMediaTest {
  private static final long MIB = 1L << 20;

  private final MediaHouse house = new MediaHouse();
  private final PersonId ada = house.settle();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Rule("MEDIA-D")
  void givesAnUploadUrlThatLivesFifteenMinutes() {
    assertThat(house.announce(ada, MediaKind.PHOTO, "image/png", 10))
        .isInstanceOfSatisfying(
            CreateMedia.Outcome.Created.class,
            created -> {
              assertThat(created.upload().request().method()).isEqualTo("POST");
              assertThat(created.upload().request().expiresAt())
                  .isEqualTo(house.clock.instant().plus(Duration.ofMinutes(15)));
              assertThat(created.upload().request().url().getPath())
                  .contains(created.media().toString());
            });
  }

  @ParameterizedTest
  @CsvSource({"PHOTO, image/gif", "VOICE, video/webm", "VIDEO, audio/mp4", "PICTURE, text/html"})
  @Rule("MEDIA-A")
  void refusesATypeThatIsNotOfTheKind(MediaKind kind, String mime) {
    assertThat(house.announce(ada, kind, mime, 10))
        .isEqualTo(new CreateMedia.Outcome.TypeNotAllowed());
  }

  @ParameterizedTest
  @CsvSource({"PHOTO, image/png", "PREVIEW, image/png", "VOICE, audio/ogg", "FILE, x/y"})
  @Rule("MEDIA-A")
  void takesTheGreatestSizeOfTheKindAndRefusesAByteMore(MediaKind kind, String mime) {
    long max = MediaTypes.maxBytes(kind);

    assertThat(house.announce(ada, kind, mime, max))
        .isInstanceOf(CreateMedia.Outcome.Created.class);
    assertThat(house.announce(ada, kind, mime, max + 1))
        .isEqualTo(new CreateMedia.Outcome.TooLarge(max));
  }

  @ParameterizedTest
  @CsvSource({
    "PHOTO, image/png, 0",
    "PICTURE, image/png, 0",
    "PREVIEW, image/png, 0",
    "VOICE, audio/ogg, 0",
    "AUDIO, audio/ogg, 0",
    "VIDEO, video/mp4, 0",
    "FILE, x/y, -1"
  })
  @Rule("MEDIA-A")
  void refusesLessThanAnObjectOfTheKindHas(MediaKind kind, String mime, long size) {
    assertThatThrownBy(() -> house.announce(ada, kind, mime, size))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  @Rule("MEDIA-A")
  void takesAnEmptyFile() {
    assertThat(house.announce(ada, MediaKind.FILE, "x/y", 0))
        .isInstanceOf(CreateMedia.Outcome.Created.class);
  }

  @Test
  @Rule("MEDIA-E")
  void refusesTheTwentyFirstObjectThatIsNotSentUntilOneIs() {
    PersonId grace = house.settle();
    MediaId sent = house.photo(ada);
    for (int i = 1; i < 20; i++) {
      house.announced(ada, MediaKind.PHOTO, "image/png", 10);
    }
    assertThat(house.announce(ada, MediaKind.PHOTO, "image/png", 10))
        .isEqualTo(new CreateMedia.Outcome.QuotaExceeded());

    house.send(ada, house.direct(ada, grace), MediaHouse.photos(sent));

    assertThat(house.announce(ada, MediaKind.PHOTO, "image/png", 10))
        .isInstanceOf(CreateMedia.Outcome.Created.class);
    assertThat(house.announce(ada, MediaKind.PHOTO, "image/png", 10))
        .isEqualTo(new CreateMedia.Outcome.QuotaExceeded());
  }

  @Test
  @Rule("MEDIA-E")
  void refusesMoreThanFiveHundredMebibytesThatAreNotSent() {
    for (int i = 0; i < 10; i++) {
      house.announced(ada, MediaKind.FILE, "x/y", 50 * MIB);
    }

    assertThat(house.announce(ada, MediaKind.FILE, "x/y", 1))
        .isEqualTo(new CreateMedia.Outcome.QuotaExceeded());
    assertThat(house.store.begun()).as("nothing is left of what was refused").hasSize(10);
    assertThat(house.announce(house.settle(), MediaKind.FILE, "x/y", 1))
        .isInstanceOf(CreateMedia.Outcome.Created.class);
  }

  @Test
  @Rule("MEDIA-J")
  void refusesOneWhoseAccountEndsMeanwhile() {
    var end =
        new DisableAccountOf.Command(
            house.ports.store().accounts().byId(ada).orElseThrow().username(), true);
    house.store.beforeBeginning(
        media -> house.i9chat.signIn().operator().disableAccountOf().handle(end));

    assertThat(house.announce(ada, MediaKind.FILE, "x/y", 1))
        .isEqualTo(new CreateMedia.Outcome.NoAccount());

    assertThat(house.store.begun()).isEmpty();
    assertThat(house.ports.store().ledger().of(ada)).isEmpty();
  }

  @Test
  void whatWasCleanedUpIsNotOfTheQuotaAnyMore() {
    for (int i = 0; i < 20; i++) {
      house.announced(ada, MediaKind.PHOTO, "image/png", 10);
    }

    house.clock.pass(Duration.ofHours(25));
    house.clean();

    assertThat(house.announce(ada, MediaKind.PHOTO, "image/png", 10))
        .isInstanceOf(CreateMedia.Outcome.Created.class);
  }

  @Test
  void withoutRoomNothingIsAnnouncedThatWouldCount() {
    try (MediaHouse small = new MediaHouse(100)) {
      PersonId grace = small.settle();
      for (int i = 0; i < 30; i++) {
        assertThat(small.announce(grace, MediaKind.PHOTO, "image/png", 101))
            .isEqualTo(new CreateMedia.Outcome.NoRoom());
      }

      assertThat(small.announce(grace, MediaKind.PHOTO, "image/png", 100))
          .isInstanceOf(CreateMedia.Outcome.Created.class);
    }
  }

  @Test
  @Rule("MEDIA-E")
  void whereTheStoreBreaksOffNothingIsAnnouncedThatWouldCount() {
    house.store.failToBegin(true);
    for (int i = 0; i < 30; i++) {
      assertThatThrownBy(() -> house.announce(ada, MediaKind.PHOTO, "image/png", 10))
          .isInstanceOf(PortFailure.class);
    }
    house.store.failToBegin(false);

    assertThat(house.ports.store().ledger().of(ada)).isEmpty();
    assertThat(house.announce(ada, MediaKind.PHOTO, "image/png", 10))
        .isInstanceOf(CreateMedia.Outcome.Created.class);
  }

  @Test
  void ofAStoreThatIsDownItsFirstFailureIsTold() {
    house.store.failToBegin(true);
    house.store.failToDelete();

    assertThatThrownBy(() -> house.announce(ada, MediaKind.PHOTO, "image/png", 10))
        .isInstanceOf(PortFailure.class)
        .hasMessage("the store breaks off")
        .satisfies(failed ->
            assertThat(failed.getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("this object cannot be deleted now"));
  }

  @Test
  @Rule("MEDIA-E")
  void whateverTheStoreHasAPlaceForIsInTheLedger() {
    PersonId grace = house.settle();
    house.store.beforeBeginning(
        media -> assertThat(house.ports.store().ledger().of(grace)).contains(media));

    assertThat(house.announce(grace, MediaKind.PHOTO, "image/png", 10))
        .as("a server that dies here leaves nothing that no clean-up finds")
        .isInstanceOf(CreateMedia.Outcome.Created.class);
  }
}
