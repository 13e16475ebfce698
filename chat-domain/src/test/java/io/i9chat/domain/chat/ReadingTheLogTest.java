package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.ReadLog.Outcome.Page;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.fake.ForwardingLog;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReadingTheLogTest {
  private Runnable beforeReading = () -> {};
  private final Town town = new Town(PortChanges.log(Interrupted::new));
  private final Person ada = town.settle();
  private final Person bob = town.settle();

  @Test
  void givesEntriesAboveASeqInOrder() {
    ChatId chat = town.group(ada, bob);
    town.appendAll(ada, chat, List.of(Town.text("3"), Town.text("4"), Town.text("5")));

    Page page = read(ada, chat, 1, 3);

    assertThat(entries(page)).isEqualTo(town.wholeLog(chat).subList(1, 4));
    assertThat(page.head()).isEqualTo(5);
    assertThat(((NamedEntry) page.entries().getFirst()).name(bob.id())).isEqualTo(bob.username());
    assertThat(((NamedEntry) page.entries().getFirst()).author()).isEqualTo(ada.username());
    assertThat(read(ada, chat, 5, 3)).isEqualTo(new Page(List.of(), 5));
    assertThat(read(ada, chat, 50, 3)).isEqualTo(new Page(List.of(), 5));
  }

  @Test
  void givesNothingOfAnEmptyChat() {
    assertThat(read(ada, town.direct(ada, bob), 0, 50)).isEqualTo(new Page(List.of(), 0));
  }

  @Test
  @Rule({"WINDOW-1", "CHAT-3"})
  void givesOnlyWhatLiesInTheReadersWindowsAndTheLastOfThemAsHead() {
    ChatId chat = town.group(ada, bob);
    town.append(bob, chat, new Payload.Left());
    town.say(ada, chat, "4, unseen");
    assertThat(seqs(read(bob, chat, 0, 50))).containsExactly(2L, 3L);
    assertThat(read(bob, chat, 0, 50).head()).isEqualTo(3);

    town.append(bob, chat, new Payload.Joined());

    assertThat(seqs(read(bob, chat, 0, 50))).containsExactly(2L, 3L, 5L);
    assertThat(seqs(read(bob, chat, 3, 1))).containsExactly(5L);
    assertThat(read(bob, chat, 0, 1).head()).isEqualTo(5);
  }

  @Test
  @Rule("ACCESS-1")
  void isNotFoundByStrangers() {
    ChatId chat = town.direct(ada, bob);

    assertThat(readAny(town.settle(), chat)).isEqualTo(new ReadLog.Outcome.NotFound());
    assertThat(readAny(bob, chat)).isEqualTo(new ReadLog.Outcome.NotFound());
    assertThat(readAny(ada, Fresh.chat())).isEqualTo(new ReadLog.Outcome.NotFound());
  }

  @Test
  void endsAt256KiBAndGivesEveryEntryExactlyOnce() {
    for (long seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      ChatId chat = town.direct(ada, town.settle());
      town.appendAll(ada, chat, Texts.random(random, 500));
      town.appendAll(ada, chat, LongStream.range(0, 60).mapToObj(n -> Texts.largest()).toList());
      List<Entry> found = new ArrayList<>();
      long last = 0;
      long head;
      do {
        Page page = read(ada, chat, last, 1 + random.nextInt(200));
        assertThat(page.entries()).as("seed %d", seed).isNotEmpty();
        assertThat(Wire.bytes(Wire.page(page))).isLessThanOrEqualTo(PageLimit.BYTES);
        found.addAll(entries(page));
        last = found.getLast().seq();
        head = page.head();
      } while (last < head);

      assertThat(found).as("seed %d", seed).isEqualTo(town.wholeLog(chat));
    }
  }

  @Test
  void givesAnEntryThatIsLargerThanAPageByItself() {
    Person[] crowd =
        Stream.generate(() -> new Person(Town.profile(Fresh.person(), Fresh.username())))
            .limit(9_000)
            .toArray(Person[]::new);
    ChatId chat = town.group(ada, crowd);
    town.say(ada, chat, "3");

    assertThat(seqs(read(ada, chat, 0, 50))).containsExactly(1L);
    assertThat(seqs(read(ada, chat, 1, 50))).containsExactly(2L);
    assertThat(seqs(read(ada, chat, 2, 50))).containsExactly(3L);
    assertThat(Weight.of(town.wholeLog(chat).get(1))).isGreaterThan(PageLimit.BYTES);
  }

  @Test
  @Rule("WINDOW-1")
  void givesNothingThatCameAfterTheReaderWasPutOutMeanwhile() {
    ChatId chat = town.group(ada, bob);
    town.say(ada, chat, "3");
    beforeReading =
        () -> {
          town.remove(ada, chat, bob);
          town.say(ada, chat, "5, without bob");
        };

    assertThat(seqs(read(bob, chat, 0, 50))).containsExactly(2L, 3L, 4L);

    town.add(ada, chat, bob);
    beforeReading =
        () -> {
          town.remove(ada, chat, bob);
          town.say(ada, chat, "8, without bob");
        };
    ReadHistory.Outcome history =
        town.i9chat()
            .chats()
            .history()
            .handle(
                new ReadHistory.Command(
                    bob.id(), chat, new ReadHistory.Range.Newest(), PageLimit.DEFAULT));

    assertThat(((ReadHistory.Outcome.Page) history).items())
        .extracting(item -> item.entry().seq())
        .containsExactly(2L, 3L, 4L, 6L, 7L);
  }

  private Page read(Person reader, ChatId chat, long after, int limit) {
    return (Page)
        town.i9chat()
            .chats()
            .log()
            .handle(new ReadLog.Command(reader.id(), chat, after, new PageLimit(limit)));
  }

  private ReadLog.Outcome readAny(Person reader, ChatId chat) {
    return town.i9chat()
        .chats()
        .log()
        .handle(new ReadLog.Command(reader.id(), chat, 0, PageLimit.DEFAULT));
  }

  private static List<Entry> entries(Page page) {
    return page.entries().stream().map(seen -> ((NamedEntry) seen).entry()).toList();
  }

  private static List<Long> seqs(Page page) {
    return entries(page).stream().map(Entry::seq).toList();
  }

  /** A log before whose next reading something happens. */
  private final class Interrupted extends ForwardingLog {
    private Interrupted(ChatLog log) {
      super(log);
    }

    private void interrupt() {
      Runnable interruption = beforeReading;
      beforeReading = () -> {};
      interruption.run();
    }

    @Override
    public LogPage log(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound) {
      interrupt();
      return super.log(chat, visible, cursor, bound);
    }

    @Override
    public LogPage history(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound) {
      interrupt();
      return super.history(chat, visible, cursor, bound);
    }
  }
}
