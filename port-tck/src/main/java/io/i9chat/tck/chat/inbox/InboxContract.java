package io.i9chat.tck.chat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatHead;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Preferences;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.chat.Conversation;
import io.i9chat.tck.chat.Openings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.i9chat.ports.chat.Inbox}. */
public interface InboxContract extends PreferencesContract, UnreadContract, InboxBoundContract {
  /** A time that all chats of a test begin at. */
  Instant START = Instant.parse("2026-03-01T10:00:00.000Z");

  private List<ChatId> all(PersonId person) {
    List<InboxItem> page = ports().inbox().page(person, null, PageBound.of(1_000)).items();
    assertThat(ports().inbox().heads(person))
        .as("heads, in the order of pages")
        .isEqualTo(page.stream().map(item -> head(item, person)).toList());
    for (InboxItem item : page) {
      assertThat(ports().inbox().item(person, item.chat().id())).contains(item);
    }
    return page.stream().map(i -> i.chat().id()).toList();
  }

  private static ChatHead head(InboxItem item, PersonId person) {
    return new ChatHead(item.chat().id(), item.head(), item.chat().of(person).isIn());
  }

  @Test
  @Rule("INBOX-1")
  default void everyChatThatThePersonEverSawIsThereOnce(PersonId ada, PersonId bob) {
    assertThat(all(bob)).isEmpty();
    Conversation stays = Conversation.threeStays(ports(), ada, bob);
    Conversation removed = Conversation.group(ports(), ada, bob);
    removed.remove(ada, bob);
    Conversation his = Conversation.direct(ports(), bob, Fresh.person());
    Conversation notYet = Conversation.direct(ports(), ada, bob);
    Conversation others = Conversation.group(ports(), ada, Fresh.person());

    assertThat(all(bob)).containsExactlyInAnyOrder(stays.id(), removed.id(), his.id());
    assertThat(ports().inbox().item(bob, notYet.id())).isEmpty();
    assertThat(ports().inbox().item(bob, others.id())).isEmpty();
    assertThat(ports().inbox().item(bob, Fresh.chat())).isEmpty();
    notYet.say(ada, "hello");
    assertThat(all(bob)).containsExactlyInAnyOrder(stays.id(), removed.id(), his.id(), notYet.id());
  }

  /** Groups of {@code person} that start at these seconds after {@link #START}. */
  private List<Conversation> groups(PersonId person, int... seconds) {
    List<Conversation> chats = new ArrayList<>();
    for (int second : seconds) {
      chats.add(Conversation.group(ports(), START.plusSeconds(second), person, Fresh.person()));
    }
    return chats;
  }

  @Test
  @Rule("INBOX-2")
  default void theMostRecentlyActiveComesFirst(PersonId ada) {
    List<Conversation> chats = groups(ada, 30, 10, 20);
    assertThat(all(ada)).containsExactly(chats.get(0).id(), chats.get(2).id(), chats.get(1).id());
    Conversation oldest = chats.get(1);
    oldest.commit(
        new Intent(ada, oldest.version(), START.plusSeconds(40), Conversation.text("up again")));
    assertThat(all(ada)).containsExactly(chats.get(1).id(), chats.get(0).id(), chats.get(2).id());
  }

  @Test
  @Rule("INBOX-2")
  default void equalTimesAreOrderedByChatIdHighestFirst(PersonId ada) {
    List<ChatId> chats = new ArrayList<>();
    for (Conversation chat : groups(ada, 5, 5, 5, 5, 5, 5)) {
      chats.add(chat.id());
    }
    chats.sort(Comparator.reverseOrder());
    assertThat(all(ada)).isEqualTo(chats);
  }

  @Test
  @Rule("INBOX-3")
  default void pagesHoldWhatIsOlderAndNeverSplitEqualTimes(PersonId ada) {
    List<Conversation> chats = groups(ada, 10, 20, 30, 30, 30, 40);
    List<ChatId> order = all(ada);
    assertThat(order.getFirst()).isEqualTo(chats.getLast().id());

    assertThat(page(ada, null, 1)).isEqualTo(order.subList(0, 1));
    Instant forty = chats.getLast().item(ada).lastActivityAt();
    assertThat(page(ada, forty, 2)).as("three of equal time").isEqualTo(order.subList(1, 4));
    Instant thirty = chats.get(3).item(ada).lastActivityAt();
    assertThat(page(ada, thirty, 2)).isEqualTo(order.subList(4, 6));
    assertThat(page(ada, chats.getFirst().item(ada).lastActivityAt(), 2)).isEmpty();
    assertThat(page(ada, null, 3)).isEqualTo(order.subList(0, 4));
    assertThat(page(ada, null, 4)).isEqualTo(order.subList(0, 4));
    assertThat(page(ada, START.plusMillis(20_001), 9)).isEqualTo(order.subList(4, 6));
  }

  private List<ChatId> page(PersonId person, @Nullable Instant before, int limit) {
    return ids(ports().inbox().page(person, before, PageBound.of(limit)).items());
  }

  private static List<ChatId> ids(List<InboxItem> items) {
    return items.stream().map(item -> item.chat().id()).toList();
  }

  @Test
  @Rule("INBOX-4")
  default void anItemCountsOnlyWhatLiesInThePersonsWindows(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), START, ada, bob);
    Entry seen = chat.say(ada, "seen");
    Entry out = chat.remove(ada, bob);
    chat.say(ada, "unseen");
    chat.say(ada, "unseen too");
    InboxItem gone = chat.item(bob);
    assertThat(List.of(seen.seq(), out.seq())).containsExactly(3L, 4L);
    assertThat(gone.head()).isEqualTo(4);
    assertThat(gone.unread()).isEqualTo(1);
    assertThat(gone.last()).isEqualTo(out);
    assertThat(gone.lastActivityAt()).isEqualTo(out.at());
    assertThat(all(bob)).containsExactly(chat.id());

    Entry back = chat.add(ada, bob);
    InboxItem again = chat.item(bob);
    assertThat(again.head()).isEqualTo(back.seq());
    assertThat(again.unread()).as("what was said while away").isZero();
    assertThat(again.last()).isEqualTo(back);
    Entry last = chat.say(ada, "welcome back");
    assertThat(chat.item(bob).last()).isEqualTo(last);
    assertThat(chat.item(bob).unread()).isEqualTo(1);
    assertThat(chat.item(ada).head()).isEqualTo(8);
  }

  @Test
  @Rule("INBOX-4")
  default void whoHasGoneStaysWhereTheyWereInTheOrder(PersonId ada, PersonId bob) {
    Conversation left = Conversation.group(ports(), START, ada, bob);
    left.act(bob, new Payload.Left());
    Conversation newer = Conversation.group(ports(), START.plusSeconds(1), ada, bob);
    left.commit(
        new Intent(ada, left.version(), START.plusSeconds(2), Conversation.text("Bob is gone")));
    assertThat(all(bob)).containsExactly(newer.id(), left.id());
    assertThat(all(ada)).containsExactly(left.id(), newer.id());
  }

  @Test
  @Rule({"INBOX-4", "INBOX-6"})
  default void aDirectChatShowsBothSidesAndAnEmptyOneWhenItWasOpened(PersonId ada, PersonId bob) {
    Openings.opened(ports(), Openings.direct(START, ada, bob));
    InboxItem empty = ports().inbox().page(ada, null, PageBound.of(10)).items().getFirst();
    assertThat(empty.head()).isZero();
    assertThat(empty.unread()).isZero();
    assertThat(empty.own()).isEqualTo(Watermarks.NONE);
    assertThat(empty.peer()).isEqualTo(Watermarks.NONE);
    assertThat(empty.last()).isNull();
    assertThat(empty.lastActivityAt()).isEqualTo(START);
    assertThat(empty.chat().members()).containsOnlyKeys(ada, bob);
    assertThat(empty.chat().of(bob)).isEqualTo(Membership.NONE);

    Conversation chat = Conversation.direct(ports(), ada, bob);
    Entry sent = chat.say(ada, "hello");
    Watermarks hers = Conversation.upTo(sent);
    assertThat(chat.item(bob))
        .isEqualTo(
            new InboxItem(
                chat.view(), 1, 1, Watermarks.NONE, hers, sent, sent.at(), Preferences.DEFAULT));
    assertThat(chat.item(ada))
        .isEqualTo(
            new InboxItem(
                chat.view(), 1, 0, hers, Watermarks.NONE, sent, sent.at(), Preferences.DEFAULT));
    Conversation group = Conversation.group(ports(), ada, bob);
    assertThat(group.item(bob).peer()).isNull();
    assertThat(group.item(bob).chat().of(bob)).isEqualTo(group.membership(bob));
  }

  @Test
  @Rule("INBOX-5")
  default void unreadIsTheMessagesAboveRead(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    chat.say(ada, "three");
    chat.add(ada, Fresh.person());
    chat.say(ada, "five");
    chat.say(ada, "six");
    assertThat(chat.item(bob).unread()).isEqualTo(3);
    assertThat(chat.item(ada).unread()).as("of one's own").isZero();

    chat.mark(bob, 6, 0);
    assertThat(chat.item(bob).unread()).as("delivered is not read").isEqualTo(3);
    chat.mark(bob, 0, 4);
    assertThat(chat.item(bob).unread()).isEqualTo(2);
    assertThat(chat.item(bob).own()).isEqualTo(chat.marks(bob));
    chat.say(bob, "seven");
    assertThat(chat.item(bob).unread()).as("after sending").isZero();
    assertThat(chat.item(ada).unread()).isEqualTo(1);
  }

  @Test
  @Rule("INBOX-6")
  default void whatWasAnsweredIsInTheInbox(PersonId bob) {
    Race.each(
        12,
        i -> {
          PersonId ada = Fresh.person();
          Conversation chat = Conversation.direct(ports(), ada, bob);
          for (long seq = 1; seq <= 5; seq++) {
            Entry sent = chat.say(ada, "message " + seq);
            InboxItem item = chat.item(bob);
            assertThat(item.last()).isEqualTo(sent);
            assertThat(item.unread()).isEqualTo(1);
            assertThat(ports().inbox().heads(bob)).contains(new ChatHead(chat.id(), seq, true));
            chat.mark(bob, 0, seq);
            assertThat(chat.item(bob).unread()).isZero();
            assertThat(page(bob, null, 100)).contains(chat.id());
          }
        });
    assertThat(all(bob)).hasSize(12);
  }
}
