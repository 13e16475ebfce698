package io.i9chat.domain.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.common.ChatLimits;
import io.i9chat.domain.message.SendMessages;
import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.Served;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SeeingMediaTest {
  private final MediaHouse house = new MediaHouse();
  private final PersonId ada = house.settle();
  private final PersonId grace = house.settle();
  private final PersonId linus = house.settle();

  @AfterEach
  void close() {
    house.close();
  }

  private static Content photo(MediaId media, String caption) {
    return new Content.Photos(List.of(new Content.Visual(media, null)), new Caption(caption));
  }

  @Test
  @Rule("MEDIA-D")
  void aDownloadUrlLivesFifteenMinutes() {
    assertThat(house.get(ada, house.photo(ada)))
        .hasValueSatisfying(url ->
            assertThat(url.expiresAt())
                .isEqualTo(house.clock.instant().plus(Duration.ofMinutes(15))));
  }

  @Test
  @Rule("MEDIA-G")
  void whoIsInTheChatSeesItAndNobodyElse() {
    MediaId photo = house.photo(ada);
    house.send(ada, house.direct(ada, grace), MediaHouse.photos(photo));

    assertThat(house.get(ada, photo)).isPresent();
    assertThat(house.get(grace, photo)).isPresent();
    assertThat(house.get(linus, photo)).isEmpty();
  }

  @Test
  @Rule("MEDIA-G")
  void beforeItIsUsedOnlyItsOwnerSeesIt() {
    MediaId photo = house.photo(ada);

    assertThat(house.get(ada, photo)).isPresent();
    assertThat(house.get(grace, photo)).isEmpty();
  }

  @Test
  @Rule("MEDIA-G")
  void whatWasRefusedWithItsMessageIsSeenByItsOwnerAndNobodyElse() {
    ChatId chat = house.group(JoinPolicy.OPEN, null, ada, grace);
    MediaId photo = house.photo(ada);
    int all = (int) ChatLimits.ENTRIES.burst();
    assertThat(house.ports.limiter().take(ChatLimits.ENTRIES, chat.toString(), all)).isZero();

    assertThat(house.trySend(ada, chat, MediaHouse.photos(photo)))
        .isInstanceOf(SendMessages.Outcome.TooFast.class);

    assertThat(house.get(ada, photo)).isPresent();
    assertThat(house.get(grace, photo)).isEmpty();
  }

  @Test
  void whatIsNotAsAnnouncedIsSeenByNobody() {
    MediaId incomplete = house.announced(ada, MediaKind.PHOTO, "image/png", 10);
    MediaId script =
        house.uploaded(ada, MediaKind.PHOTO, "image/png", "<script>".getBytes(US_ASCII));

    assertThat(house.get(ada, incomplete)).isEmpty();
    assertThat(house.get(ada, script)).isEmpty();
  }

  @Test
  @Rule({"MEDIA-G", "WITHDRAW-2"})
  void whatIsDeletedIsSeenByNobodyAlsoNotItsOwner() {
    ChatId chat = house.direct(ada, grace);
    MediaId photo = house.photo(ada);
    long seq = house.send(ada, chat, MediaHouse.photos(photo));

    house.delete(ada, chat, seq);

    assertThat(house.get(ada, photo)).isEmpty();
    assertThat(house.get(grace, photo)).isEmpty();
  }

  @Test
  @Rule("MEDIA-G")
  void whoComesLaterDoesNotSeeWhatWasSentBefore() {
    ChatId group = house.group(JoinPolicy.CLOSED, null, ada, grace);
    MediaId before = house.photo(ada);
    MediaId after = house.photo(ada);
    house.send(ada, group, MediaHouse.photos(before));
    house.append(ada, group, new Payload.Added(List.of(linus)));
    house.send(ada, group, MediaHouse.photos(after));

    assertThat(house.get(linus, before)).isEmpty();
    assertThat(house.get(linus, after)).isPresent();
  }

  @Test
  @Rule("MEDIA-G")
  void whoWentSeesWhatWasSentBeforeAndNothingSince() {
    ChatId group = house.group(JoinPolicy.CLOSED, null, ada, grace);
    MediaId before = house.photo(ada);
    MediaId after = house.photo(ada);
    house.send(ada, group, MediaHouse.photos(before));
    house.append(grace, group, new Payload.Left());
    house.send(ada, group, MediaHouse.photos(after));

    assertThat(house.get(grace, before)).isPresent();
    assertThat(house.get(grace, after)).isEmpty();
  }

  @Test
  @Rule("MEDIA-G")
  void anotherCaptionLeavesItToThoseWhoSeeBothMessageAndEdit() {
    ChatId group = house.group(JoinPolicy.CLOSED, null, ada, grace, linus);
    PersonId late = house.settle();
    MediaId photo = house.photo(ada);
    long seq = house.send(ada, group, photo(photo, "mine"));
    house.append(linus, group, new Payload.Left());
    house.append(ada, group, new Payload.Added(List.of(late)));

    house.edit(ada, group, seq, photo(photo, "ours"));

    assertThat(house.get(grace, photo)).isPresent();
    assertThat(house.get(linus, photo)).as("to whom the content is withdrawn").isEmpty();
    assertThat(house.get(late, photo)).as("to whom the edit is hidden").isEmpty();
  }

  @Test
  void itIsFoundAmongManyMessagesThatOneMayNotSee() {
    ChatId group = house.group(JoinPolicy.CLOSED, null, ada, grace);
    MediaId photo = house.photo(ada);
    for (int i = 0; i < 60; i++) {
      house.send(ada, group, MediaHouse.photos(photo));
      house.clock.pass(Duration.ofSeconds(1));
    }
    house.append(ada, group, new Payload.Added(List.of(linus)));
    assertThat(house.get(linus, photo)).isEmpty();

    house.send(ada, group, MediaHouse.photos(photo));

    assertThat(house.get(linus, photo)).isPresent();
  }

  private void setPicture(PersonId person, Change<Picture> picture) {
    assertThat(
            house
                .ports
                .store()
                .profiles()
                .update(person, new ProfileChange(null, null, picture, PrivacyChange.NONE)))
        .isInstanceOf(ProfileUpdate.Updated.class);
  }

  @Test
  @Rule("MEDIA-G")
  void aProfilePictureIsSeenByEverybodyUntilItIsAnother() {
    Picture picture = house.picture(ada);
    assertThat(house.accepts(ada, picture)).isTrue();
    setPicture(ada, Change.to(picture));
    assertThat(picture.objects())
        .hasSize(2)
        .allSatisfy(object -> assertThat(house.get(linus, object)).isPresent());

    setPicture(ada, Change.clear());

    assertThat(picture.objects())
        .allSatisfy(object -> {
          assertThat(house.get(linus, object)).isEmpty();
          assertThat(house.get(ada, object)).isEmpty();
        });
  }

  private Picture groupPicture() {
    Picture picture = house.picture(ada);
    assertThat(house.accepts(ada, picture)).isTrue();
    return picture;
  }

  @Test
  @Rule("MEDIA-G")
  void thePictureOfAnOpenGroupIsSeenByEverybody() {
    Picture picture = groupPicture();
    house.group(JoinPolicy.OPEN, picture, ada, grace);

    assertThat(picture.objects())
        .allSatisfy(object -> assertThat(house.get(linus, object)).isPresent());
  }

  @Test
  @Rule("MEDIA-G")
  void thePictureOfAClosedGroupIsSeenByItsMembersAlone() {
    Picture picture = groupPicture();
    house.group(JoinPolicy.CLOSED, picture, ada, grace);

    assertThat(house.get(grace, picture.media())).isPresent();
    assertThat(house.get(linus, picture.media())).isEmpty();
  }

  @Test
  @Rule({"MEDIA-G", "WINDOW-3"})
  void whoWentFromAClosedGroupSeesThePictureThatItHadThen() {
    Picture first = groupPicture();
    Picture second = groupPicture();
    ChatId group = house.group(JoinPolicy.CLOSED, first, ada, grace);
    house.append(grace, group, new Payload.Left());
    assertThat(house.get(grace, first.media())).isPresent();

    house.changePicture(ada, group, JoinPolicy.CLOSED, second);

    assertThat(house.get(ada, second.media())).isPresent();
    assertThat(house.get(grace, second.media())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(JoinPolicy.class)
  @Rule({"MEDIA-G", "WINDOW-3"})
  void thePictureStaysForWhoWentAlsoWhenTheGroupHasNoneAnyMore(JoinPolicy policy) {
    Picture picture = groupPicture();
    ChatId group = house.group(policy, picture, ada, grace, linus);
    house.append(grace, group, new Payload.Left());

    house.changePicture(ada, group, policy, null);

    assertThat(picture.objects())
        .allSatisfy(object -> {
          assertThat(house.get(grace, object)).isPresent();
          assertThat(house.get(linus, object)).isEmpty();
        });
    house.append(grace, group, new Payload.Joined());
    assertThat(house.get(grace, picture.media())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(MediaKind.class)
  @Rule("MEDIA-H")
  void onlyAFileIsSavedAndNotShown(MediaKind kind) {
    house.get(ada, house.uploaded(ada, kind));

    assertThat(house.store.lastServed().attachment()).isEqualTo(kind == MediaKind.FILE);
  }

  @Test
  @Rule("MEDIA-H")
  void aFileIsSavedUnderTheNameThatTheMessageGivesIt() {
    MediaId file = house.uploaded(ada, MediaKind.FILE, "text/html", "<b>".getBytes(US_ASCII));
    house.send(
        ada, house.direct(ada, grace), new Content.File(file, new FileName("notes.html"), null));

    house.get(grace, file);

    assertThat(house.store.lastServed())
        .isEqualTo(
            new Served(new MimeType("application/octet-stream"), true, new FileName("notes.html")));
  }
}
