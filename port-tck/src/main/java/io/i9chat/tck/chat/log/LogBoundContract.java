package io.i9chat.tck.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import io.i9chat.tck.chat.Conversation;
import io.i9chat.tck.chat.WholeLog;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That of a log no more is read than fits. */
interface LogBoundContract extends StoreUnderTest {
  /** Bounds that cut in the middle, within the first entry, by number, and not at all. */
  List<PageBound> BOUNDS =
      List.of(
          new PageBound(1_000, 1),
          new PageBound(1_000, 700),
          new PageBound(1_000, 9_000),
          new PageBound(1_000, 20_000),
          new PageBound(3, 20_000),
          PageBound.of(1_000));

  /** A log of long and short entries of every kind. */
  private static Conversation longAndShort(StorePorts ports, PersonId ada) {
    Conversation chat = Conversation.group(ports, ada, Fresh.person());
    for (String character : List.of("a", "\"", "я", "漢", "😀")) {
      long seq = chat.say(ada, character.repeat(3_000)).seq();
      chat.say(ada, "short");
      chat.react(ada, seq, "👍");
      chat.edit(ada, seq, character.repeat(2_000));
      chat.add(ada, Stream.generate(Fresh::person).limit(20).toArray(PersonId[]::new));
    }
    GroupProfile before = Objects.requireNonNull(chat.view().group()).profile();
    GroupProfile after =
        new GroupProfile(
            new GroupName("new"), new GroupDescription("ы".repeat(400)), null, JoinPolicy.CLOSED);
    chat.act(ada, new Payload.Changed(before, after));
    return chat;
  }

  private static List<Entry> fitting(List<Entry> entries, PageBound bound) {
    PageBound.Filling page = bound.fill();
    return entries.stream().takeWhile(entry -> page.takes(Weight.of(entry))).toList();
  }

  @Test
  @Rule("LOG-11")
  default void aPageEndsWithTheLastEntryThatFits(PersonId ada) {
    Conversation chat = longAndShort(ports(), ada);
    List<Entry> all = chat.entries();
    List<Entry> shown =
        all.stream().filter(entry -> !(entry.payload() instanceof Payload.About)).toList();
    ChatLog log = ports().log();
    for (PageBound bound : BOUNDS) {
      for (long seq = 0; seq <= all.size() + 1; seq += 4) {
        var after = new Cursor.After(seq);
        var before = new Cursor.Before(seq);
        is(log.log(chat.id(), WholeLog.ALL, after, bound), above(all, seq), bound);
        is(log.history(chat.id(), WholeLog.ALL, after, bound), above(shown, seq), bound);
        isLast(log.log(chat.id(), WholeLog.ALL, before, bound), below(all, seq), bound);
        isLast(log.history(chat.id(), WholeLog.ALL, before, bound), below(shown, seq), bound);
      }
    }
  }

  @Test
  @Rule("LOG-11")
  default void aPageOfSeveralWindowsEndsWithTheLastEntryThatFits(PersonId ada) {
    Conversation chat = longAndShort(ports(), ada);
    List<Window> windows = List.of(new Window(2, 6), new Window(9, 9), new Window(12, Window.OPEN));
    List<Entry> all =
        filtered(
            chat.entries(), entry -> windows.stream().anyMatch(each -> each.holds(entry.seq())));
    for (PageBound bound : BOUNDS) {
      is(ports().log().log(chat.id(), windows, WholeLog.FIRST, bound), all, bound);
      isLast(ports().log().log(chat.id(), windows, WholeLog.NEWEST, bound), all, bound);
    }
  }

  private static List<Entry> above(List<Entry> entries, long seq) {
    return filtered(entries, entry -> entry.seq() > seq);
  }

  private static List<Entry> below(List<Entry> entries, long seq) {
    return filtered(entries, entry -> entry.seq() < seq);
  }

  private static List<Entry> filtered(List<Entry> entries, Predicate<Entry> which) {
    return entries.stream().filter(which).toList();
  }

  private static void is(LogPage page, List<Entry> entries, PageBound bound) {
    List<Entry> fitting = fitting(entries, bound);
    assertThat(WholeLog.seqs(page.entries())).as("%s", bound).isEqualTo(WholeLog.seqs(fitting));
    assertThat(page.entries()).isEqualTo(fitting);
    assertThat(page.more()).as("%s", bound).isEqualTo(fitting.size() < entries.size());
  }

  private static void isLast(LogPage page, List<Entry> entries, PageBound bound) {
    List<Entry> fitting = fitting(entries.reversed(), bound);
    assertThat(WholeLog.seqs(page.entries().reversed()))
        .as("%s", bound)
        .isEqualTo(WholeLog.seqs(fitting));
    assertThat(page.more()).as("%s", bound).isEqualTo(fitting.size() < entries.size());
  }

  @Test
  @Rule("LOG-11")
  default void everyListOfEntriesEndsWithTheLastThatFits(PersonId ada) {
    Conversation chat = longAndShort(ports(), ada);
    List<Entry> all = chat.entries();
    List<Entry> said = filtered(all, entry -> entry.payload() instanceof Payload.Message);
    List<Entry> activities = filtered(all, entry -> entry.payload() instanceof Payload.Activity);
    List<Long> seqs = WholeLog.seqs(all);
    ChatLog log = ports().log();
    for (PageBound bound : BOUNDS) {
      assertThat(log.at(chat.id(), seqs.reversed(), bound)).isEqualTo(fitting(all, bound));
      assertThat(log.by(chat.id(), ada, 0, bound).messages()).isEqualTo(fitting(said, bound));
      assertThat(log.by(chat.id(), ada, 3, bound).messages())
          .isEqualTo(fitting(above(said, 3), bound));
      assertThat(log.activities(chat.id(), Long.MAX_VALUE, bound))
          .isEqualTo(fitting(activities.reversed(), bound));
    }
  }
}
