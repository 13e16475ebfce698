package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.InboxItem;
import io.i9chat.ports.model.chat.PageBound;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.chat.Preferences;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The part of the inbox's contract about how people have their chats, and what they cleared. */
interface PreferencesContract {
  /** The ports under test; the same store at every call within a test. */
  StorePorts ports();

  private InboxItem item(PersonId person, Scene scene) {
    InboxItem item = ports().inbox().item(person, scene.chat).orElseThrow();
    assertThat(ports().inbox().page(person, null, PageBound.of(10)).items()).contains(item);
    return item;
  }

  private InboxItem prefer(
      PersonId person,
      Scene scene,
      Change<Instant> muted,
      @Nullable Boolean archived,
      @Nullable Boolean pinned,
      @Nullable Long cleared) {
    InboxItem preferred =
        ports()
            .inbox()
            .prefer(person, scene.chat, new PreferenceChange(muted, archived, pinned, cleared))
            .orElseThrow();
    assertThat(item(person, scene)).isEqualTo(preferred);
    return preferred;
  }

  private InboxItem clear(PersonId person, Scene scene, long upTo) {
    return prefer(person, scene, Change.keep(), null, null, upTo);
  }

  @Test
  @Rule("INBOX-5")
  default void whatIsClearedIsNotUnread() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    scene.say(ada, "three");
    scene.say(ada, "four");
    scene.react(ada, 3, "👍");
    scene.say(ada, "six");
    scene.react(ada, 6, "👍");
    assertThat(item(bob, scene).unread()).isEqualTo(3);
    assertThat(clear(bob, scene, 3).unread()).isEqualTo(2);
    assertThat(clear(bob, scene, 5).unread()).isEqualTo(1);
    assertThat(clear(bob, scene, 6).unread()).isZero();
    assertThat(clear(bob, scene, 7).unread()).isZero();
    assertThat(clear(bob, scene, 1).unread()).as("taken back").isEqualTo(3);
    clear(bob, scene, 3);
    ports().receipts().mark(scene.chat, bob, 0, 4, scene.tick());
    assertThat(item(bob, scene).unread()).as("read further than cleared").isEqualTo(1);
  }

  @Test
  @Rule("INBOX-7")
  default void onlyMessagesAndActivitiesAreLastAndMoveTheChat() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    Entry said = scene.say(ada, "three");
    scene.react(bob, 3, "👍");
    scene.unreact(bob, 3);
    assertThat(item(bob, scene).last()).isEqualTo(said);
    assertThat(item(bob, scene).lastActivityAt()).isEqualTo(said.at());
    assertThat(item(bob, scene).head()).isEqualTo(5);
    scene.delete(ada, 3);
    assertThat(item(bob, scene).last()).isEqualTo(scene.at(3));
    assertThat(item(bob, scene).lastActivityAt()).isEqualTo(said.at());
    Scene newer = Scene.group(ports(), scene.tick(), ada, bob);
    scene.react(bob, 3, "👍");
    assertThat(ports().inbox().heads(bob).getFirst().chat()).isEqualTo(newer.chat);
    Entry added = scene.add(ada, Fresh.person());
    assertThat(item(bob, scene).last()).isEqualTo(added);
  }

  @Test
  @Rule("INBOX-7")
  default void whatIsClearedIsNotLastButStillTheLastActivity() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.direct(ports(), ada, bob);
    Entry said = scene.say(ada, "one");
    InboxItem cleared = clear(bob, scene, 1);
    assertThat(cleared.last()).isNull();
    assertThat(cleared.lastActivityAt()).isEqualTo(said.at());
    assertThat(cleared.head()).isEqualTo(1);
    assertThat(item(ada, scene).last()).as("for the other").isEqualTo(said);
    Entry next = scene.say(ada, "two");
    assertThat(item(bob, scene).last()).isEqualTo(next);
  }

  @Test
  @Rule("INBOX-8")
  default void preferencesChangeOnlyWhereTheyAreGiven() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    scene.say(ada, "three");
    Instant until = Instant.parse("2030-01-01T00:00:00.001Z");
    assertThat(item(bob, scene).preferences()).isEqualTo(Preferences.DEFAULT);
    assertThat(prefer(bob, scene, Change.to(until), null, null, null).preferences())
        .isEqualTo(new Preferences(until, false, false));
    assertThat(prefer(bob, scene, Change.keep(), true, null, null).preferences())
        .isEqualTo(new Preferences(until, true, false));
    assertThat(prefer(bob, scene, Change.keep(), null, true, 2L).preferences())
        .isEqualTo(new Preferences(until, true, true));
    assertThat(prefer(bob, scene, Change.clear(), false, null, null).preferences())
        .isEqualTo(new Preferences(null, false, true));
    assertThat(scene.membership(bob).cleared()).isEqualTo(2);
    assertThat(item(ada, scene).preferences()).as("of the other").isEqualTo(Preferences.DEFAULT);
    assertThat(scene.membership(ada).cleared()).isZero();
    assertThat(ports().inbox().item(bob, scene.chat).orElseThrow().own())
        .isNotEqualTo(Watermarks.NONE);
  }

  @Test
  @Rule("INBOX-8")
  default void whatIsClearedIsInEveryView() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene group = Scene.group(ports(), ada, bob);
    Scene direct = Scene.direct(ports(), ada, bob);
    direct.say(ada, "one");
    for (Scene scene : new Scene[] {group, direct}) {
      for (long upTo : new long[] {1, 0, 1}) {
        assertThat(scene.membership(bob)).isNotNull();
        long version = scene.version();
        assertThat(clear(bob, scene, upTo).chat().of(bob).cleared()).isEqualTo(upTo);
        assertThat(scene.membership(bob).cleared()).isEqualTo(upTo);
        assertThat(ports().chats().roster(scene.chat).orElseThrow().members().get(bob))
            .isEqualTo(scene.membership(bob));
        assertThat(scene.version()).isEqualTo(version);
      }
    }
  }

  @Test
  @Rule("INBOX-8")
  default void whoNeverHadAChatCannotPrefer() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.direct(ports(), ada, bob);
    PreferenceChange pin = new PreferenceChange(Change.keep(), null, true, null);
    assertThat(ports().inbox().prefer(bob, scene.chat, pin)).isEmpty();
    assertThat(ports().inbox().prefer(ada, Fresh.chat(), pin)).isEmpty();
    scene.say(ada, "hello");
    assertThat(item(bob, scene).preferences()).isEqualTo(Preferences.DEFAULT);
    Scene group = Scene.group(ports(), ada, bob);
    prefer(bob, group, Change.keep(), null, true, null);
    group.act(bob, new Payload.Left());
    assertThat(prefer(bob, group, Change.keep(), true, null, null).preferences())
        .isEqualTo(new Preferences(null, true, true));
  }

  @Test
  @Rule("INBOX-8")
  default void concurrentChangesOfDifferentPreferencesAllStay() {
    PersonId ada = Fresh.person();
    Instant until = Instant.parse("2100-01-01T00:00:00Z");
    List<PreferenceChange> changes =
        List.of(
            new PreferenceChange(Change.keep(), true, null, null),
            new PreferenceChange(Change.keep(), null, true, null),
            new PreferenceChange(Change.to(until), null, null, null),
            new PreferenceChange(Change.keep(), null, null, 2L));
    for (int round = 0; round < 5; round++) {
      Scene scene = Scene.group(ports(), ada, Fresh.person());
      Race.of(4, i -> ports().inbox().prefer(ada, scene.chat, changes.get(i)).isPresent());
      assertThat(item(ada, scene).preferences()).isEqualTo(new Preferences(until, true, true));
      assertThat(scene.membership(ada).cleared()).isEqualTo(2);
    }
  }
}
