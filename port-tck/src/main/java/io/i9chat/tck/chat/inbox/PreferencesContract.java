package io.i9chat.tck.chat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.chat.Preferences;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import io.i9chat.tck.chat.Conversation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The part of the inbox's contract about how people have their chats, and what they cleared. */
interface PreferencesContract extends StoreUnderTest {
  private InboxItem prefer(
      PersonId person,
      Conversation chat,
      Change<Instant> muted,
      @Nullable Boolean archived,
      @Nullable Boolean pinned,
      @Nullable Long cleared) {
    InboxItem preferred =
        ports()
            .inbox()
            .prefer(person, chat.id(), new PreferenceChange(muted, archived, pinned, cleared))
            .orElseThrow();
    assertThat(chat.item(person)).isEqualTo(preferred);
    return preferred;
  }

  private InboxItem clear(PersonId person, Conversation chat, long upTo) {
    return prefer(person, chat, Change.keep(), null, null, upTo);
  }

  @Test
  @Rule("INBOX-5")
  default void whatIsClearedIsNotUnread(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    chat.say(ada, "three");
    chat.say(ada, "four");
    chat.react(ada, 3, "👍");
    chat.say(ada, "six");
    chat.react(ada, 6, "👍");
    assertThat(chat.item(bob).unread()).isEqualTo(3);
    assertThat(clear(bob, chat, 3).unread()).isEqualTo(2);
    assertThat(clear(bob, chat, 5).unread()).isEqualTo(1);
    assertThat(clear(bob, chat, 6).unread()).isZero();
    assertThat(clear(bob, chat, 7).unread()).isZero();
    assertThat(clear(bob, chat, 1).unread()).as("taken back").isEqualTo(3);
    clear(bob, chat, 3);
    chat.mark(bob, 0, 4);
    assertThat(chat.item(bob).unread()).as("read further than cleared").isEqualTo(1);
  }

  @Test
  @Rule("INBOX-7")
  default void onlyMessagesAndActivitiesAreLastAndMoveTheChat(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    Entry said = chat.say(ada, "three");
    chat.react(bob, 3, "👍");
    chat.unreact(bob, 3);
    assertThat(chat.item(bob).last()).isEqualTo(said);
    assertThat(chat.item(bob).lastActivityAt()).isEqualTo(said.at());
    assertThat(chat.item(bob).head()).isEqualTo(5);
    chat.delete(ada, 3);
    assertThat(chat.item(bob).last()).isEqualTo(chat.at(3));
    assertThat(chat.item(bob).lastActivityAt()).isEqualTo(said.at());
    Conversation newer = Conversation.group(ports(), chat.tick(), ada, bob);
    chat.react(bob, 3, "👍");
    assertThat(ports().inbox().heads(bob).getFirst().chat()).isEqualTo(newer.id());
    Entry added = chat.add(ada, Fresh.person());
    assertThat(chat.item(bob).last()).isEqualTo(added);
  }

  @Test
  @Rule("INBOX-7")
  default void whatIsClearedIsNotLastButStillTheLastActivity(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.direct(ports(), ada, bob);
    Entry said = chat.say(ada, "one");
    InboxItem cleared = clear(bob, chat, 1);
    assertThat(cleared.last()).isNull();
    assertThat(cleared.lastActivityAt()).isEqualTo(said.at());
    assertThat(cleared.head()).isEqualTo(1);
    assertThat(chat.item(ada).last()).as("for the other").isEqualTo(said);
    Entry next = chat.say(ada, "two");
    assertThat(chat.item(bob).last()).isEqualTo(next);
  }

  @Test
  @Rule("INBOX-8")
  default void preferencesChangeOnlyWhereTheyAreGiven(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    chat.say(ada, "three");
    Instant until = Instant.parse("2030-01-01T00:00:00.001Z");
    assertThat(chat.item(bob).preferences()).isEqualTo(Preferences.DEFAULT);
    assertThat(prefer(bob, chat, Change.to(until), null, null, null).preferences())
        .isEqualTo(new Preferences(until, false, false));
    assertThat(prefer(bob, chat, Change.keep(), true, null, null).preferences())
        .isEqualTo(new Preferences(until, true, false));
    assertThat(prefer(bob, chat, Change.keep(), null, true, 2L).preferences())
        .isEqualTo(new Preferences(until, true, true));
    assertThat(prefer(bob, chat, Change.clear(), false, null, null).preferences())
        .isEqualTo(new Preferences(null, false, true));
    assertThat(chat.membership(bob).cleared()).isEqualTo(2);
    assertThat(chat.item(ada).preferences()).as("of the other").isEqualTo(Preferences.DEFAULT);
    assertThat(chat.membership(ada).cleared()).isZero();
    assertThat(chat.item(bob).own()).isNotEqualTo(Watermarks.NONE);
  }

  @Test
  @Rule("INBOX-8")
  default void whatIsClearedIsInEveryView(PersonId ada, PersonId bob) {
    Conversation group = Conversation.group(ports(), ada, bob);
    Conversation direct = Conversation.direct(ports(), ada, bob);
    direct.say(ada, "one");
    for (Conversation chat : new Conversation[] {group, direct}) {
      for (long upTo : new long[] {1, 0, 1}) {
        assertThat(chat.membership(bob)).isNotNull();
        long version = chat.version();
        assertThat(clear(bob, chat, upTo).chat().of(bob).cleared()).isEqualTo(upTo);
        assertThat(chat.membership(bob).cleared()).isEqualTo(upTo);
        assertThat(ports().chats().roster(chat.id()).orElseThrow().members().get(bob))
            .isEqualTo(chat.membership(bob));
        assertThat(chat.version()).isEqualTo(version);
      }
    }
  }

  @Test
  @Rule("INBOX-8")
  default void whoNeverHadAChatCannotPrefer(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.direct(ports(), ada, bob);
    PreferenceChange pin = new PreferenceChange(Change.keep(), null, true, null);
    assertThat(ports().inbox().prefer(bob, chat.id(), pin)).isEmpty();
    assertThat(ports().inbox().prefer(ada, Fresh.chat(), pin)).isEmpty();
    chat.say(ada, "hello");
    assertThat(chat.item(bob).preferences()).isEqualTo(Preferences.DEFAULT);
    Conversation group = Conversation.group(ports(), ada, bob);
    prefer(bob, group, Change.keep(), null, true, null);
    group.act(bob, new Payload.Left());
    assertThat(prefer(bob, group, Change.keep(), true, null, null).preferences())
        .isEqualTo(new Preferences(null, true, true));
  }

  @Test
  @Rule("INBOX-8")
  default void concurrentChangesOfDifferentPreferencesAllStay(PersonId ada) {
    Instant until = Instant.parse("2100-01-01T00:00:00Z");
    List<PreferenceChange> changes =
        List.of(
            new PreferenceChange(Change.keep(), true, null, null),
            new PreferenceChange(Change.keep(), null, true, null),
            new PreferenceChange(Change.to(until), null, null, null),
            new PreferenceChange(Change.keep(), null, null, 2L));
    for (int round = 0; round < 5; round++) {
      Conversation chat = Conversation.group(ports(), ada, Fresh.person());
      Race.of(4, i -> ports().inbox().prefer(ada, chat.id(), changes.get(i)).isPresent());
      assertThat(chat.item(ada).preferences()).isEqualTo(new Preferences(until, true, true));
      assertThat(chat.membership(ada).cleared()).isEqualTo(2);
    }
  }
}
