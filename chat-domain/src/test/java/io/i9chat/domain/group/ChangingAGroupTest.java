package io.i9chat.domain.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.group.UpdateGroup.Outcome;
import io.i9chat.domain.media.MediaFault;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MediaQuota;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChangingAGroupTest {
  private static final GroupPatch NOTHING =
      new GroupPatch(Change.keep(), Change.keep(), Change.keep(), Change.keep());

  private final GroupHouse house = new GroupHouse();
  private final Person ada = house.settle();
  private final Person bob = house.settle();
  private final ChatId chat = house.group(ada, bob);
  private final GroupProfile before = GroupProfile.named(GroupHouse.NAME);

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Rule({"GROUP-3", "CHAT-2"})
  void changesAllThatIsGivenInOneEntry() {
    house.bus().drain(Signal.class);
    Picture picture = new Picture(uploaded(ada), null);

    Entry entry =
        done(
            update(
                ada,
                new GroupPatch(
                    Change.to(new GroupName("New")),
                    Change.to(new GroupDescription("Words")),
                    Change.to(picture),
                    Change.to(JoinPolicy.CLOSED))));

    GroupProfile after =
        new GroupProfile(
            new GroupName("New"), new GroupDescription("Words"), picture, JoinPolicy.CLOSED);
    assertThat(entry.payload()).isEqualTo(new Payload.Changed(before, after));
    assertThat(profile()).isEqualTo(after);
    assertThat(house.bus().drain(Signal.Appended.class)).hasSize(1);
  }

  @Test
  void keepsWhatIsNotGivenAndClearsBackToNothingSet() {
    Picture picture = new Picture(uploaded(ada), null);
    update(
        ada,
        new GroupPatch(
            Change.keep(),
            Change.to(new GroupDescription("Words")),
            Change.to(picture),
            Change.to(JoinPolicy.CLOSED)));

    done(update(ada, GroupHouse.patch("New", null)));
    assertThat(profile())
        .isEqualTo(
            new GroupProfile(
                new GroupName("New"), new GroupDescription("Words"), picture, JoinPolicy.CLOSED));

    done(
        update(ada, new GroupPatch(Change.keep(), Change.clear(), Change.clear(), Change.clear())));
    assertThat(profile()).isEqualTo(GroupProfile.named(new GroupName("New")));
    assertThatThrownBy(
            () -> new GroupPatch(Change.clear(), Change.keep(), Change.keep(), Change.keep()))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  @Rule({"GROUP-2", "ACCESS-1", "ACCESS-2"})
  void isForAdmins() {
    GroupPatch patch = GroupHouse.patch("New", null);

    assertThat(update(bob, patch)).isEqualTo(new Outcome.NotAnAdmin());
    assertThat(update(house.settle(), patch)).isEqualTo(new Outcome.NotFound());
    assertThat(house.update(ada, house.town.direct(ada, bob), patch))
        .isEqualTo(new Outcome.NotFound());
    house.leave(bob, chat);
    assertThat(update(bob, patch)).isEqualTo(new Outcome.Gone());
    assertThat(profile()).isEqualTo(before);
  }

  @Test
  @Rule("GROUP-11")
  void answersTheLatestEntryThatMadeItSo() {
    Entry named = done(update(ada, GroupHouse.patch("New", null)));
    Entry policy = done(update(ada, GroupHouse.patch(null, JoinPolicy.CLOSED)));
    house.town.say(ada, chat, "between");

    assertThat(done(update(ada, GroupHouse.patch("New", null)))).isEqualTo(named);
    assertThat(done(update(ada, GroupHouse.patch(null, JoinPolicy.CLOSED)))).isEqualTo(policy);
    assertThat(done(update(ada, GroupHouse.patch("New", JoinPolicy.CLOSED)))).isEqualTo(policy);
    GroupPatch empty = new GroupPatch(Change.keep(), Change.clear(), Change.clear(), Change.keep());
    assertThat(done(update(ada, empty)).seq()).as("the creation").isEqualTo(1);
    assertThat(done(update(ada, NOTHING))).isEqualTo(policy);
    assertThat(house.head(chat)).isEqualTo(policy.seq() + 1);
  }

  @Test
  @Rule("GROUP-11")
  void hidesWhatTheCallerCouldNotSee() {
    Entry named = done(update(ada, GroupHouse.patch("New", null)));
    Person cleo = house.settle();
    house.add(ada, chat, cleo);
    house.promote(ada, chat, cleo);

    assertThat(GroupHouse.hidden(entry(update(cleo, GroupHouse.patch("New", null)))))
        .isEqualTo(named.seq());
  }

  @Test
  @Rule("MEDIA-C")
  void needsAPictureThatCanBeUsed() {
    GroupPatch anothers =
        new GroupPatch(
            Change.keep(),
            Change.keep(),
            Change.to(new Picture(uploaded(bob), null)),
            Change.keep());

    assertThat(update(ada, anothers)).isEqualTo(new Outcome.MediaInvalid(MediaFault.UNUSABLE));
    assertThat(profile()).isEqualTo(before);
  }

  @Test
  void doesNotAskForThePictureThatIsThere() {
    Picture picture = new Picture(uploaded(ada), null);
    GroupPatch patch =
        new GroupPatch(Change.keep(), Change.keep(), Change.to(picture), Change.keep());
    Entry entry = done(update(ada, patch));
    house.promote(ada, chat, bob);

    assertThat(done(update(bob, patch))).isEqualTo(entry);
  }

  /** A picture that was found complete. */
  private MediaId uploaded(Person owner) {
    MediaLedger ledger = house.town.ports().store().ledger();
    NewMedia media =
        new NewMedia(
            Fresh.media(),
            owner.id(),
            MediaKind.PICTURE,
            new MimeType("image/png"),
            10,
            null,
            Fresh.now());
    assertThat(ledger.book(media, new MediaQuota(10, 1_000))).isTrue();
    assertThat(ledger.verified(media.id(), "1")).isTrue();
    return media.id();
  }

  private Outcome update(Person caller, GroupPatch patch) {
    return house.update(caller, chat, patch);
  }

  private GroupProfile profile() {
    return house.state(ada, chat).profile();
  }

  private static SeenEntry entry(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).entry();
  }

  private static Entry done(Outcome outcome) {
    return GroupHouse.shown(entry(outcome));
  }
}
