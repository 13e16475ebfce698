package io.i9chat.domain.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.message.SendMessages;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreVariant;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class UsingMediaTest {
  private final MediaHouse house = new MediaHouse();
  private final PersonId ada = house.settle();
  private final PersonId grace = house.settle();

  @AfterEach
  void close() {
    house.close();
  }

  /** Content of the type that is for this kind, with {@code media} in it. */
  private static Content content(MediaKind kind, MediaId media) {
    return switch (kind) {
      case VOICE -> new Content.Voice(media, 1_000);
      case AUDIO -> new Content.Audio(media);
      case PHOTO, PICTURE, PREVIEW -> MediaHouse.photos(media);
      case VIDEO -> new Content.Videos(List.of(new Content.Visual(media, null)), null);
      case FILE -> new Content.File(media, new FileName("a file"), new Caption("look"));
    };
  }

  @ParameterizedTest
  @EnumSource(names = {"VOICE", "AUDIO", "PHOTO", "VIDEO", "FILE"})
  @Rule("MEDIA-B")
  void aKindFitsItsOwnTypeOfContentAndNoOther(MediaKind kind) {
    MediaId media = house.uploaded(ada, kind);

    for (MediaKind other :
        List.of(
            MediaKind.VOICE, MediaKind.AUDIO, MediaKind.PHOTO, MediaKind.VIDEO, MediaKind.FILE)) {
      assertThat(house.body(ada, content(other, media)).isPresent())
          .as(kind + " in content for " + other)
          .isEqualTo(other == kind);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PICTURE", "PREVIEW"})
  void aPictureOrPreviewIsNoPhoto(MediaKind kind) {
    assertThat(house.body(ada, MediaHouse.photos(house.uploaded(ada, kind)))).isEmpty();
  }

  @Test
  void theBodyTellsTypeAndSizeOfEachObjectInOrder() {
    MediaId one = house.photo(ada);
    MediaId preview = house.uploaded(ada, MediaKind.PREVIEW);
    MediaId two = house.uploaded(ada, MediaKind.PHOTO, "image/png", png(20));
    Content content =
        new Content.Photos(
            List.of(new Content.Visual(one, preview), new Content.Visual(two, preview)), null);

    assertThat(house.body(ada, content))
        .contains(
            new Body(
                content,
                List.of(
                    new MediaFacts(one, new MimeType("image/jpeg"), 6),
                    new MediaFacts(preview, new MimeType("image/jpeg"), 6),
                    new MediaFacts(two, new MimeType("image/png"), 20),
                    new MediaFacts(preview, new MimeType("image/jpeg"), 6))));
  }

  private static byte[] png(int size) {
    byte[] bytes = new byte[size];
    byte[] start = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    System.arraycopy(start, 0, bytes, 0, start.length);
    return bytes;
  }

  @Test
  @Rule({"MEDIA-A", "MEDIA-B"})
  void onlyAPreviewIsAPreview() {
    MediaId photo = house.photo(ada);
    MediaId other = house.photo(ada);

    assertThat(house.body(ada, new Content.Photos(List.of(new Content.Visual(photo, other)), null)))
        .isEmpty();
    assertThat(house.body(ada, new Content.Photos(List.of(new Content.Visual(photo, photo)), null)))
        .isEmpty();
  }

  @Test
  @Rule("MEDIA-B")
  void ofSeveralObjectsEveryOneHasToBeRight() {
    MediaId missing = house.announced(ada, MediaKind.PHOTO, "image/png", 10);

    assertThat(
            house.trySend(
                ada,
                house.direct(ada, grace),
                MediaHouse.photos(house.photo(ada), missing, house.photo(ada))))
        .isEqualTo(new SendMessages.Outcome.MediaInvalid(MediaFault.UNUSABLE));
  }

  @Test
  void textAsksNothing() {
    StorePorts store = house.ports.store();
    MediaChecks checks = new MediaChecks(withLedger(store));

    assertThat(checks.body(ada, new Content.Text("hello")))
        .isEqualTo(new MediaChecks.Checked.Usable(Body.text("hello")));
    assertThat(house.store.looks()).isZero();
  }

  private Ports withLedger(StorePorts store) {
    return house.ports.with(StoreVariant.with(store, MediaLedger.class, new DeadLedger()));
  }

  @Test
  @Rule("MEDIA-B")
  void whatIsNotAsAnnouncedCannotBeUsed() {
    MediaId incomplete = house.announced(ada, MediaKind.PHOTO, "image/png", 10);
    MediaId script =
        house.uploaded(ada, MediaKind.PHOTO, "image/png", "<script>".getBytes(US_ASCII));

    assertThat(house.body(ada, MediaHouse.photos(incomplete))).isEmpty();
    assertThat(house.body(ada, MediaHouse.photos(script))).isEmpty();
    assertThat(house.body(ada, MediaHouse.photos(Fresh.media()))).isEmpty();
  }

  @Test
  @Rule("MEDIA-B")
  void anothersUploadCannotBeUsedUntilItIsSeen() {
    ChatId chat = house.direct(ada, grace);
    MediaId photo = house.photo(ada);
    assertThat(house.body(grace, MediaHouse.photos(photo))).isEmpty();

    house.send(ada, chat, MediaHouse.photos(photo));

    assertThat(house.body(grace, MediaHouse.photos(photo))).isPresent();
    assertThat(house.body(house.settle(), MediaHouse.photos(photo))).isEmpty();
  }

  @Test
  @Rule("MEDIA-B")
  void whatWasDeletedCannotBeForwarded() {
    ChatId chat = house.direct(ada, grace);
    MediaId photo = house.photo(ada);
    long seq = house.send(ada, chat, MediaHouse.photos(photo));

    house.delete(ada, chat, seq);

    assertThat(house.body(grace, MediaHouse.photos(photo))).isEmpty();
  }

  @Test
  @Rule("WITHDRAW-4")
  void whatWasForwardedStaysWhenTheFirstIsDeleted() {
    ChatId chat = house.direct(ada, grace);
    MediaId photo = house.photo(ada);
    long seq = house.send(ada, chat, MediaHouse.photos(photo));
    PersonId linus = house.settle();
    house.send(grace, house.direct(grace, linus), MediaHouse.photos(photo));

    house.delete(ada, chat, seq);
    house.clean();

    assertThat(house.body(linus, MediaHouse.photos(photo))).isPresent();
    assertThat(house.get(linus, photo)).isPresent();
  }

  @Test
  void theStoreIsAskedOnceForEachObject() {
    ChatId chat = house.direct(ada, grace);
    Content content = MediaHouse.photos(house.photo(ada), house.photo(ada));

    house.send(ada, chat, content);
    assertThat(house.store.looks()).isEqualTo(2);
    house.send(ada, chat, content);
    house.send(grace, chat, content);

    assertThat(house.store.looks()).isEqualTo(2);
  }

  @Test
  void theStoreIsNotAskedForWhatFailsWithoutIt() {
    MediaId photo = house.photo(ada);

    house.body(grace, MediaHouse.photos(photo));
    house.body(ada, new Content.Audio(photo));

    assertThat(house.store.looks()).isZero();
  }

  @Test
  void whatWasCleanedUpCannotBeUsed() {
    MediaId photo = house.photo(ada);
    house.clock.pass(Duration.ofHours(25));
    house.clean();

    assertThat(house.body(ada, MediaHouse.photos(photo))).isEmpty();
  }

  @Test
  @Rule({"MEDIA-A", "MEDIA-C"})
  void aPictureIsAPictureWithAPreview() {
    MediaId picture = house.uploaded(ada, MediaKind.PICTURE);
    MediaId preview = house.uploaded(ada, MediaKind.PREVIEW);

    assertThat(house.accepts(ada, new Picture(picture, preview))).isTrue();
    assertThat(house.accepts(ada, new Picture(picture, null))).isTrue();
    assertThat(house.accepts(ada, new Picture(preview, picture))).isFalse();
    assertThat(house.accepts(ada, new Picture(house.photo(ada), null))).isFalse();
    assertThat(house.accepts(ada, new Picture(picture, house.photo(ada)))).isFalse();
  }

  @Test
  void anothersPictureCanBeTakenOnceItIsSeen() {
    Picture picture = house.picture(ada);
    assertThat(house.accepts(grace, picture)).isFalse();
    assertThat(house.accepts(ada, picture)).isTrue();

    ChatId group = house.group(JoinPolicy.CLOSED, picture, ada, grace);

    assertThat(house.accepts(grace, picture)).isTrue();
    house.changePicture(ada, group, JoinPolicy.CLOSED, null);
    assertThat(house.accepts(grace, picture)).isFalse();
  }
}
