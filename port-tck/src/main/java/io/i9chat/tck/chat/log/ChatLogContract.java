package io.i9chat.tck.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.chat.Conversation;
import io.i9chat.tck.chat.Openings;
import io.i9chat.tck.chat.WholeLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.i9chat.ports.chat.ChatLog}. */
public interface ChatLogContract extends AboutContract, FoldContract, LogBoundContract {
  /** Texts that a store may be tempted to change. */
  List<String> TEXTS =
      List.of(
          "щ".repeat(Content.Text.MAX),
          "😀".repeat(Content.Text.MAX),
          "漢字かな".repeat(Content.Text.MAX / 4),
          "two\nlines\tand a tab\n",
          "  spaces around  ",
          "e\u0301 is not \u00e9",
          "مرحبا \u202bשלום\u202c 👩‍👩‍👧‍👦",
          "'; DROP TABLE entry; -- \\ \" % _ {} $1",
          "\ufeff\u200b\u2028\ufffd\uffff");

  private LogPage log(Conversation chat, List<Window> visible, Cursor cursor, int limit) {
    LogPage history = ports().log().history(chat.id(), visible, cursor, PageBound.of(limit));
    LogPage log = ports().log().log(chat.id(), visible, cursor, PageBound.of(limit));
    assertThat(history).as("history of a log without other entries").isEqualTo(log);
    return log;
  }

  private static Cursor after(long seq) {
    return new Cursor.After(seq);
  }

  private static Cursor before(long seq) {
    return new Cursor.Before(seq);
  }

  @Test
  @Rule("LOG-1")
  default void entriesComeInOrderAsTheyWereCommitted(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    List<Entry> committed = new ArrayList<>(chat.entries());
    committed.add(chat.say(ada, "one"));
    committed.add(chat.committed(bob, Conversation.reply(Fresh.clientId(), "two", 3L)).entry());
    committed.add(chat.remove(ada, bob));
    committed.add(chat.add(ada, bob, Fresh.person()));
    committed.add(chat.act(bob, new Payload.Left()));
    committed.add(chat.act(bob, new Payload.Joined()));

    assertThat(chat.entries()).isEqualTo(committed);
    assertThat(log(chat, WholeLog.ALL, WholeLog.NEWEST, 100).entries()).isEqualTo(committed);
    assertThat(log(chat, WholeLog.ALL, WholeLog.NEWEST, 3).entries())
        .isEqualTo(committed.subList(5, 8));
    assertThat(ports().log().at(chat.id(), List.of(8L, 1L, 99L, 4L), PageBound.of(200)))
        .containsExactly(committed.get(0), committed.get(3), committed.get(7));
  }

  @Test
  @Rule("LOG-1")
  default void textIsKeptToTheLetter(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    List<Entry> said = TEXTS.stream().map(text -> chat.say(ada, text)).toList();

    LogPage page = log(chat, WholeLog.ALL, after(2), 100);
    assertThat(page.entries()).isEqualTo(said);
    assertThat(page.entries())
        .extracting(e -> e.payload().carried())
        .isEqualTo(TEXTS.stream().map(Body::text).toList());
  }

  @Test
  @Rule("LOG-1")
  default void groupNamesAndClientIdsAreKeptToTheLetter(PersonId ada) {
    GroupName name = new GroupName(" 𝔊ruppe\t" + "ß".repeat(90));
    Opening.Group opening =
        Openings.group(Fresh.now(), GroupProfile.named(name), ada, Fresh.person());
    Openings.opened(ports(), opening);
    Entry created = ports().log().at(opening.fresh(), List.of(1L), PageBound.of(200)).getFirst();
    assertThat(created.payload()).isEqualTo(new Payload.Created(name));
  }

  @Test
  @Rule("LOG-1")
  default void timesAreKeptToTheMillisecond(PersonId ada) {
    Instant at = Instant.parse("2026-02-28T23:59:59.997Z");
    Conversation chat = Conversation.group(ports(), at, ada, Fresh.person());
    for (int i = 0; i < 5; i++) {
      chat.say(ada, "tick");
    }
    assertThat(chat.entries())
        .extracting(e -> e.at().toEpochMilli() - at.toEpochMilli())
        .containsExactly(0L, 0L, 1L, 2L, 3L, 4L, 5L);
  }

  @Test
  @Rule("LOG-2")
  default void onlyWhatLiesInsideTheWindowsComes(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.threeStays(ports(), ada, bob);
    List<Window> his = chat.membership(bob).windows();

    assertThat(WholeLog.seqs(log(chat, his, WholeLog.FIRST, 100).entries()))
        .containsExactly(2L, 3L, 4L, 5L, 8L, 9L, 10L, 12L, 13L);
    assertThat(WholeLog.seqs(log(chat, his, WholeLog.NEWEST, 100).entries()))
        .containsExactly(2L, 3L, 4L, 5L, 8L, 9L, 10L, 12L, 13L);
    assertThat(WholeLog.seqs(log(chat, his, after(5), 100).entries()))
        .containsExactly(8L, 9L, 10L, 12L, 13L);
    assertThat(WholeLog.seqs(log(chat, his, before(8), 100).entries()))
        .containsExactly(2L, 3L, 4L, 5L);
    assertThat(WholeLog.seqs(log(chat, List.of(new Window(6, 7)), WholeLog.FIRST, 100).entries()))
        .containsExactly(6L, 7L);
    assertThat(log(chat, List.of(), WholeLog.FIRST, 100).entries()).isEmpty();
    assertThat(log(chat, List.of(), WholeLog.NEWEST, 100).entries()).isEmpty();
  }

  @Test
  @Rule("LOG-2")
  default void whatLiesBetweenWindowsDoesNotCountTowardsTheLimit(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.threeStays(ports(), ada, bob);
    List<Window> his = chat.membership(bob).windows();

    assertThat(WholeLog.seqs(log(chat, his, after(3), 4).entries()))
        .containsExactly(4L, 5L, 8L, 9L);
    assertThat(WholeLog.seqs(log(chat, his, before(13), 4).entries()))
        .containsExactly(8L, 9L, 10L, 12L);
    assertThat(WholeLog.seqs(log(chat, his, before(9), 2).entries())).containsExactly(5L, 8L);
    assertThat(WholeLog.seqs(log(chat, his, after(10), 1).entries())).containsExactly(12L);
  }

  @Test
  @Rule("LOG-3")
  default void moreSaysWhetherVisibleEntriesLieFurtherOn(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.threeStays(ports(), ada, bob);
    chat.remove(ada, bob);
    chat.say(ada, "unseen");
    List<Window> his = chat.membership(bob).windows();
    List<Long> visible = List.of(2L, 3L, 4L, 5L, 8L, 9L, 10L, 12L, 13L, 14L);

    for (long seq = 0; seq <= 16; seq++) {
      for (int limit = 1; limit <= visible.size() + 1; limit++) {
        long cursor = seq;
        List<Long> above = visible.stream().filter(s -> s > cursor).toList();
        LogPage up = log(chat, his, after(cursor), limit);
        int upTo = Math.min(limit, above.size());
        assertThat(WholeLog.seqs(up.entries())).isEqualTo(above.subList(0, upTo));
        assertThat(up.more()).as("%s after %s", limit, seq).isEqualTo(above.size() > limit);

        List<Long> below = visible.stream().filter(s -> s < cursor).toList();
        LogPage down = log(chat, his, before(cursor), limit);
        int from = Math.max(0, below.size() - limit);
        assertThat(WholeLog.seqs(down.entries())).isEqualTo(below.subList(from, below.size()));
        assertThat(down.more()).as("%s before %s", limit, seq).isEqualTo(below.size() > limit);
      }
    }
  }

  @Test
  @Rule("LOG-3")
  default void theHeadIsTheChatsWhateverTheWindows(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.threeStays(ports(), ada, bob);
    for (List<Window> windows :
        List.of(
            WholeLog.ALL,
            List.<Window>of(),
            List.of(new Window(2, 5)),
            List.of(new Window(20, 30)))) {
      assertThat(log(chat, windows, WholeLog.FIRST, 2).head()).isEqualTo(13);
      assertThat(log(chat, windows, WholeLog.NEWEST, 2).head()).isEqualTo(13);
      assertThat(log(chat, windows, after(13), 2)).isEqualTo(new LogPage(List.of(), false, 13));
    }
  }

  @Test
  @Rule("LOG-4")
  default void aPageIsOneSnapshotWhileOthersCommit(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    AtomicLong answered = new AtomicLong(2);
    Race.watched(
        () -> {
          for (int i = 0; i < 60; i++) {
            answered.set(chat.say(ada, "message " + i).seq());
          }
        },
        () -> readsWhole(chat, answered));
  }

  private void readsWhole(Conversation chat, AtomicLong answered) {
    for (Cursor cursor : List.of(WholeLog.FIRST, WholeLog.NEWEST)) {
      long atLeast = answered.get();
      LogPage history = ports().log().history(chat.id(), WholeLog.ALL, cursor, WholeLog.BOUND);
      LogPage log = ports().log().log(chat.id(), WholeLog.ALL, cursor, WholeLog.BOUND);
      for (LogPage page : List.of(history, log)) {
        assertThat(page.head()).isGreaterThanOrEqualTo(atLeast);
        assertThat(WholeLog.seqs(page.entries())).isEqualTo(WholeLog.range(1, page.head()));
        assertThat(page.more()).isFalse();
      }
    }
  }

  @Test
  @Rule("LOG-5")
  default void historyHoldsMessagesAndActivities(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.threeStays(ports(), ada, bob);
    LogPage history =
        ports().log().history(chat.id(), WholeLog.ALL, WholeLog.FIRST, PageBound.of(100));

    assertThat(history.entries())
        .allMatch(
            e -> e.payload() instanceof Payload.Message || e.payload() instanceof Payload.Activity);
    assertThat(history.entries())
        .filteredOn(e -> e.payload() instanceof Payload.Message)
        .extracting(Entry::seq)
        .containsExactly(3L, 4L, 6L, 7L, 9L, 11L, 13L);
    assertThat(history.entries())
        .filteredOn(e -> e.payload() instanceof Payload.Activity)
        .extracting(Entry::seq)
        .containsExactly(1L, 2L, 5L, 8L, 10L, 12L);
  }

  @Test
  @Rule("LOG-6")
  default void anUnknownChatHasNoEntriesAndHeadZero() {
    LogPage nothing = new LogPage(List.of(), false, 0);
    var unknown = Fresh.chat();
    assertThat(ports().log().log(unknown, WholeLog.ALL, WholeLog.FIRST, PageBound.of(10)))
        .isEqualTo(nothing);
    assertThat(ports().log().log(unknown, WholeLog.ALL, WholeLog.NEWEST, PageBound.of(10)))
        .isEqualTo(nothing);
    assertThat(ports().log().history(unknown, WholeLog.ALL, WholeLog.FIRST, PageBound.of(10)))
        .isEqualTo(nothing);
    assertThat(ports().log().history(unknown, List.of(), WholeLog.NEWEST, PageBound.of(10)))
        .isEqualTo(nothing);
    assertThat(ports().log().at(unknown, List.of(1L, 2L), PageBound.of(200))).isEmpty();
    Conversation chat = Conversation.group(ports(), Fresh.person(), Fresh.person());
    assertThat(ports().log().at(chat.id(), List.of(), PageBound.of(200))).isEmpty();
  }
}
