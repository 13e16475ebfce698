package io.i9chat.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.account.Me;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.domain.fake.RecordingSignals;
import io.i9chat.domain.media.MediaFault;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MediaQuota;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import io.i9chat.tck.memory.InMemoryMediaStore;
import io.i9chat.tck.memory.InMemoryPorts;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShowingOneselfTest {
  private static final byte[] PNG = {
    (byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0
  };

  private RecordingSignals signals = new RecordingSignals(InMemoryPorts.fresh().signals());
  private final Ports ports =
      PortChanges.signals(bus -> signals = new RecordingSignals(bus)).apply(InMemoryPorts.fresh());
  private final Inhabitants inhabitants = new Inhabitants(ports);
  private final PeopleUseCases use = inhabitants.use();
  private final Me ada = inhabitants.settle();
  private final PersonId caller = Inhabitants.id(ada);

  @Test
  void showsOneselfWithAddressAndProfile() {
    assertThat(use.getMe().handle(new GetMe.Command(caller))).isEqualTo(new GetMe.Found(ada));
  }

  @Test
  void changesWhatIsGivenAndLeavesTheRest() {
    update(Change.to(new DisplayName("Ada L.")), Change.to(new Bio("counts")));

    Profile named = update(Change.to(new DisplayName("Countess")), Change.keep());
    assertThat(named.displayName()).isEqualTo(new DisplayName("Countess"));
    assertThat(named.bio()).isEqualTo(new Bio("counts"));

    Profile described = update(Change.keep(), Change.to(new Bio("poetry")));
    assertThat(described.displayName()).isEqualTo(new DisplayName("Countess"));
    assertThat(described.bio()).isEqualTo(new Bio("poetry"));
    assertThat(update(Change.keep(), Change.keep())).isEqualTo(described);
  }

  @Test
  void clearsTheNameToTheUsernameAndTheBioToNothing() {
    update(Change.to(new DisplayName("Ada L.")), Change.to(new Bio("counts")));

    Profile cleared = update(Change.clear(), Change.clear());

    assertThat(cleared.displayName().value()).isEqualTo(ada.profile().username().value());
    assertThat(cleared.bio()).isEqualTo(new Bio(""));
  }

  @Test
  void isSeenByOthersAtOnce() {
    Profile changed = update(Change.to(new DisplayName("Ada L.")), Change.keep());

    FindPerson.Outcome found =
        use.findPerson()
            .handle(
                new FindPerson.Command(Inhabitants.id(inhabitants.settle()), changed.username()));
    assertThat(((FindPerson.Found) found).user().profile()).isEqualTo(changed);
  }

  @Test
  void changesNobodyElse() {
    Me bob = inhabitants.settle();

    update(Change.to(new DisplayName("Ada L.")), Change.to(new Bio("counts")));

    assertThat(use.getMe().handle(new GetMe.Command(Inhabitants.id(bob))))
        .isEqualTo(new GetMe.Found(bob));
  }

  @Test
  @Rule({"PRIVACY-1", "PRIVACY-3"})
  void setsWhoMayDoWhatFieldByField() {
    Profile first = update(new PrivacyChange(Audience.CONTACTS, null, Audience.NOBODY, null));
    assertThat(first.privacy())
        .isEqualTo(new Privacy(Audience.CONTACTS, Audience.EVERYONE, Audience.NOBODY, true));

    Profile second = update(new PrivacyChange(null, Audience.NOBODY, null, false));
    assertThat(second.privacy())
        .isEqualTo(new Privacy(Audience.CONTACTS, Audience.NOBODY, Audience.NOBODY, false));
  }

  @Test
  void takesAPictureThatWasUploadedAndTakesItAwayAgain() {
    Picture picture = new Picture(upload(MediaKind.PICTURE), upload(MediaKind.PREVIEW));

    Profile shown = updated(show(Change.to(picture)));
    assertThat(shown.picture()).isEqualTo(picture);
    assertThat(update(Change.keep(), Change.keep()).picture()).isEqualTo(picture);
    assertThat(updated(show(Change.clear())).picture()).isNull();
  }

  @Test
  @Rule("MEDIA-C")
  void takesNoPictureThatIsUnknownUnfinishedOrMeantForSomethingElse() {
    MediaId unfinished = announce(MediaKind.PICTURE);
    for (MediaId unusable :
        List.of(new MediaId(Fresh.uuid(Fresh.now())), unfinished, upload(MediaKind.PHOTO))) {
      assertThat(show(Change.to(new Picture(unusable, null))))
          .isEqualTo(new UpdateMe.MediaInvalid(MediaFault.UNUSABLE));
    }
    assertThat(update(Change.keep(), Change.keep()).picture()).isNull();
  }

  @Test
  void tellsTheNodesWhenAnythingChanged() {
    update(Change.keep(), Change.keep());
    assertThat(signals.drain(Signal.class)).isEmpty();

    update(Change.to(new DisplayName("Ada L.")), Change.keep());
    update(Change.keep(), Change.to(new Bio("counts")));
    update(new PrivacyChange(Audience.NOBODY, null, null, null));
    show(Change.to(new Picture(upload(MediaKind.PICTURE), null)));

    Signal changed = new Signal.PersonChanged(caller);
    assertThat(signals.drain(Signal.class)).containsExactly(changed, changed, changed, changed);
  }

  @Test
  void saysWhetherAPositionIsShared() {
    inhabitants.place(ada, 48, 11);
    assertThat(me().sharesLocation()).isTrue();

    use.clearLocation().handle(new ClearLocation.Command(caller));
    assertThat(me().sharesLocation()).isFalse();
  }

  @Test
  void knowsItsOwnUsername() {
    assertThat(use.getUsername().handle(new GetUsername.Command(caller)))
        .isEqualTo(new GetUsername.Found(ada.profile().username()));
  }

  @Test
  void isGoneWithTheAccount() {
    PersonId nobody = Fresh.person();

    assertThat(use.getMe().handle(new GetMe.Command(nobody))).isEqualTo(new GetMe.Gone());
    assertThat(use.getUsername().handle(new GetUsername.Command(nobody)))
        .isEqualTo(new GetUsername.Gone());
    assertThat(
            use.updateMe()
                .handle(
                    new UpdateMe.Command(
                        nobody,
                        Change.to(new DisplayName("Nobody")),
                        Change.keep(),
                        Change.keep(),
                        PrivacyChange.NONE)))
        .isEqualTo(new UpdateMe.Gone());
  }

  private Me me() {
    return ((GetMe.Found) use.getMe().handle(new GetMe.Command(caller))).me();
  }

  private MediaId announce(MediaKind kind) {
    MediaId media = new MediaId(Fresh.uuid(Fresh.now()));
    NewMedia announced =
        new NewMedia(media, caller, kind, new MimeType("image/png"), PNG.length, null, Fresh.now());
    assertThat(ports.store().ledger().book(announced, new MediaQuota(100, 1_000_000))).isTrue();
    assertThat(ports.mediaStore().upload(announced, Fresh.now().plusSeconds(60))).isPresent();
    return media;
  }

  private MediaId upload(MediaKind kind) {
    MediaId media = announce(kind);
    assertThat(((InMemoryMediaStore) ports.mediaStore()).put(media, PNG)).isTrue();
    return media;
  }

  private UpdateMe.Outcome show(Change<Picture> picture) {
    return use.updateMe()
        .handle(
            new UpdateMe.Command(
                caller, Change.keep(), Change.keep(), picture, PrivacyChange.NONE));
  }

  private Profile update(PrivacyChange privacy) {
    return updated(
        use.updateMe()
            .handle(
                new UpdateMe.Command(
                    caller, Change.keep(), Change.keep(), Change.keep(), privacy)));
  }

  private Profile update(Change<DisplayName> displayName, Change<Bio> bio) {
    return updated(
        use.updateMe()
            .handle(
                new UpdateMe.Command(caller, displayName, bio, Change.keep(), PrivacyChange.NONE)));
  }

  private Profile updated(UpdateMe.Outcome outcome) {
    assertThat(outcome).isInstanceOf(UpdateMe.Updated.class);
    Me me = ((UpdateMe.Updated) outcome).me();
    assertThat(use.getMe().handle(new GetMe.Command(caller))).isEqualTo(new GetMe.Found(me));
    return me.profile();
  }
}
