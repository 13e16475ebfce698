package io.i9chat.tck.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.media.MediaUse;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.ports.model.people.ProfileUpdate.MediaGone;
import io.i9chat.ports.model.people.ProfileUpdate.Updated;
import io.i9chat.ports.model.people.Relation;
import io.i9chat.tck.Enrolled;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import io.i9chat.tck.Uploads;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pictures, privacy, and when people were last seen. */
interface PicturesContract extends StoreUnderTest {
  private Profile now(PersonId person) {
    return ports().profiles().byId(List.of(person)).getFirst();
  }

  private ProfileUpdate show(PersonId person, Change<Picture> picture) {
    Bio bio = new Bio("shown " + Fresh.hex());
    return ports()
        .profiles()
        .update(person, new ProfileChange(null, bio, picture, PrivacyChange.NONE));
  }

  private Profile set(PersonId person, PrivacyChange privacy) {
    ProfileChange change = new ProfileChange(null, null, Change.keep(), privacy);
    ProfileUpdate update = ports().profiles().update(person, change);
    assertThat(update).isEqualTo(new Updated(now(person)));
    return now(person);
  }

  private long privacyVersion(PersonId person) {
    return ports().blocks().between(person, List.of()).privacyVersion();
  }

  @Test
  @Rule("PROFILES-2")
  default void eachSettingOfPrivacyIsChangedForItself(@Enrolled PersonId ada) {
    Profile before = now(ada);
    assertThat(before.privacy()).isEqualTo(Privacy.DEFAULT);

    set(ada, new PrivacyChange(Audience.NOBODY, null, null, null));
    set(ada, new PrivacyChange(null, Audience.CONTACTS, null, null));
    set(ada, new PrivacyChange(null, null, null, false));
    assertThat(set(ada, PrivacyChange.NONE).privacy())
        .isEqualTo(new Privacy(Audience.NOBODY, Audience.CONTACTS, Audience.EVERYONE, false));
    set(ada, new PrivacyChange(Audience.CONTACTS, Audience.EVERYONE, Audience.NOBODY, true));
    assertThat(now(ada).privacy())
        .isEqualTo(new Privacy(Audience.CONTACTS, Audience.EVERYONE, Audience.NOBODY, true));
    assertThat(now(ada)).usingRecursiveComparison().ignoringFields("privacy").isEqualTo(before);
  }

  @Test
  @Rule("PROFILES-2")
  default void aPictureStaysUntilItIsReplacedOrCleared(@Enrolled PersonId ada) {
    Picture first =
        new Picture(Uploads.verified(ports(), ada).id(), Uploads.verified(ports(), ada).id());
    Picture second = new Picture(Uploads.verified(ports(), ada).id(), null);

    assertThat(show(ada, Change.to(first))).isEqualTo(new Updated(now(ada)));
    show(ada, Change.keep());
    assertThat(now(ada).picture()).isEqualTo(first);
    show(ada, Change.to(second));
    assertThat(now(ada).picture()).isEqualTo(second);
    assertThat(show(ada, Change.clear())).isEqualTo(new Updated(now(ada)));
    assertThat(now(ada).picture()).isNull();
  }

  @Test
  @Rule("PROFILES-4")
  default void aPictureIsSetOnlyOfVerifiedObjects(@Enrolled PersonId ada) {
    MediaId verified = Uploads.verified(ports(), ada).id();
    MediaId unfinished = Uploads.booked(ports(), ada).id();
    show(ada, Change.to(new Picture(verified, verified)));
    Profile before = now(ada);

    for (Picture each :
        List.of(
            new Picture(unfinished, null),
            new Picture(verified, unfinished),
            new Picture(Fresh.media(), null),
            new Picture(verified, Fresh.media()))) {
      assertThat(show(ada, Change.to(each))).isEqualTo(new MediaGone());
      assertThat(now(ada)).as("nothing was changed").isEqualTo(before);
    }
  }

  @Test
  @Rule("PROFILES-4")
  default void aPictureIsInUseUntilThereIsAnother(@Enrolled PersonId ada) {
    MediaId first = Uploads.verified(ports(), ada).id();
    MediaId both = Uploads.verified(ports(), ada).id();
    MediaId second = Uploads.verified(ports(), ada).id();
    List<MediaUse> hers = List.of(new MediaUse.OfPerson(ada));

    show(ada, Change.to(new Picture(first, both)));
    assertThat(uses(first)).isEqualTo(hers);
    assertThat(uses(both)).isEqualTo(hers);
    show(ada, Change.to(new Picture(second, both)));
    assertThat(uses(first)).isEmpty();
    assertThat(uses(both)).isEqualTo(hers);
    assertThat(uses(second)).isEqualTo(hers);
    show(ada, Change.clear());
    assertThat(uses(second)).isEmpty();
  }

  @Test
  @Rule("PROFILES-4")
  default void aPictureThatIsInUseNoMoreIsCondemned(@Enrolled PersonId ada) {
    MediaId first = Uploads.verified(ports(), ada).id();
    MediaId both = Uploads.verified(ports(), ada).id();
    MediaId second = Uploads.verified(ports(), ada).id();
    show(ada, Change.to(new Picture(first, both)));
    show(ada, Change.to(new Picture(second, both)));
    show(ada, Change.keep());
    assertThat(ports().ledger().condemned(Instant.EPOCH, 1_000_000))
        .contains(first)
        .doesNotContain(both, second);
    show(ada, Change.clear());
    assertThat(ports().ledger().condemned(Instant.EPOCH, 1_000_000)).contains(both, second);
  }

  private List<MediaUse> uses(MediaId media) {
    return ports().ledger().uses(media, Fresh.person(), 9);
  }

  @Test
  @Rule("PROFILES-5")
  default void everyChangeOfPrivacyRaisesThePrivacyVersion(
      @Enrolled PersonId ada, @Enrolled PersonId bob) {
    long his = privacyVersion(bob);
    for (PrivacyChange each :
        List.of(
            new PrivacyChange(Audience.NOBODY, null, null, null),
            new PrivacyChange(null, Audience.CONTACTS, null, null),
            new PrivacyChange(null, null, Audience.NOBODY, null),
            new PrivacyChange(null, null, null, false))) {
      long before = privacyVersion(ada);
      set(ada, each);
      assertThat(privacyVersion(ada)).isGreaterThan(before);
      assertThat(ports().blocks().between(bob, List.of(ada)).others())
          .isEqualTo(
              Map.of(
                  ada, new Relation(privacyVersion(ada), false, false, now(ada).privacy(), false)));
    }
    assertThat(privacyVersion(bob)).isEqualTo(his);
  }

  @Test
  @Rule("PROFILES-6")
  default void whenSomebodyWasSeenOnlyRises(@Enrolled PersonId ada, @Enrolled PersonId bob) {
    Instant at = Fresh.now();
    assertThat(now(ada).lastSeen()).isNull();

    ports().profiles().seen(List.of(ada, Fresh.person(), bob), at);
    ports().profiles().seen(List.of(), at.plusSeconds(9));
    assertThat(now(ada).lastSeen()).isEqualTo(at);
    ports().profiles().seen(List.of(ada), at.plusMillis(1));
    ports().profiles().seen(List.of(bob), at.minusMillis(1));
    assertThat(now(ada).lastSeen()).isEqualTo(at.plusMillis(1));
    assertThat(now(bob).lastSeen()).isEqualTo(at);
    Race.each(6, i -> ports().profiles().seen(List.of(ada), at.plusSeconds(6 - i)));
    assertThat(now(ada).lastSeen()).isEqualTo(at.plusSeconds(6));
    show(ada, Change.keep());
    assertThat(now(ada).lastSeen()).isEqualTo(at.plusSeconds(6));
  }
}
