package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.chat.ReadHistory.Outcome.Page;
import io.i9chat.domain.chat.ReadHistory.Range;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ReadingHistoryTest {
  private static final Range NEWEST = new Range.Newest();

  private final Town town = new Town();
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId chat = town.direct(ada, bob);

  @Test
  void givesTheNewestPageInSeqOrder() {
    say(10);

    assertThat(seqs(read(NEWEST, 4))).containsExactly(7L, 8L, 9L, 10L);
    assertThat(read(NEWEST, 4).hasMore()).isTrue();
    assertThat(read(NEWEST, 10).hasMore()).isFalse();
    assertThat(read(NEWEST, 4).head()).isEqualTo(10);
  }

  @Test
  void givesTheNewestBelowASeqAndTheOldestAboveIt() {
    say(10);

    assertThat(seqs(read(new Range.Before(7), 3))).containsExactly(4L, 5L, 6L);
    assertThat(read(new Range.Before(7), 3).hasMore()).isTrue();
    assertThat(read(new Range.Before(4), 3).hasMore()).isFalse();
    assertThat(read(new Range.Before(1), 3).items()).isEmpty();
    assertThat(seqs(read(new Range.After(3), 3))).containsExactly(4L, 5L, 6L);
    assertThat(read(new Range.After(3), 3).hasMore()).isTrue();
    assertThat(read(new Range.After(7), 3).hasMore()).isFalse();
    assertThat(read(new Range.After(10), 3)).isEqualTo(new Page(List.of(), false, 10));
    assertThat(seqs(read(new Range.Before(Long.MAX_VALUE), 1))).containsExactly(10L);
  }

  @Test
  void givesBothSidesOfASeqItsOwnIncluded() {
    say(10);

    assertThat(seqs(read(new Range.Around(5), 4))).containsExactly(4L, 5L, 6L, 7L);
    assertThat(seqs(read(new Range.Around(5), 5))).containsExactly(3L, 4L, 5L, 6L, 7L);
    assertThat(seqs(read(new Range.Around(5), 1))).containsExactly(5L);
    assertThat(seqs(read(new Range.Around(10), 4))).containsExactly(9L, 10L);
    assertThat(seqs(read(new Range.Around(Long.MAX_VALUE), 4))).containsExactly(9L, 10L);
    assertThat(seqs(read(new Range.Around(0), 4))).containsExactly(1L, 2L);
  }

  @Test
  void saysAroundASeqWhetherThereIsMoreThatIsOlder() {
    say(10);

    assertThat(read(new Range.Around(5), 4).hasMore()).isTrue();
    assertThat(read(new Range.Around(2), 4).hasMore()).isFalse();
    assertThat(read(new Range.Around(10), 20).hasMore()).isFalse();
  }

  @Test
  void holds1To200Items() {
    say(201);

    assertThat(read(NEWEST, 1).items()).hasSize(1);
    assertThat(read(NEWEST, 200).items()).hasSize(200);
    assertThat(PageLimit.DEFAULT.items()).isEqualTo(50);
    assertThatThrownBy(() -> new PageLimit(0)).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new PageLimit(201)).isInstanceOf(InvalidValue.class);
  }

  @Test
  void endsAt256KiBAndSaysThatThereIsMore() {
    town.appendAll(ada, chat, largest(40));

    for (Range range :
        List.of(NEWEST, new Range.After(0), new Range.Before(41), new Range.Around(20))) {
      Page page = read(range, 200);
      assertThat(Wire.bytes(Wire.page(page))).as("%s", range).isLessThanOrEqualTo(PageLimit.BYTES);
      assertThat(page.items()).as("%s", range).hasSizeBetween(18, 39);
      assertThat(page.hasMore()).as("%s", range).isTrue();
    }
    assertThat(seqs(read(NEWEST, 200))).endsWith(39L, 40L);
    assertThat(seqs(read(new Range.After(0), 200))).startsWith(1L, 2L);
    assertThat(seqs(read(new Range.Around(20), 200))).contains(19L, 20L, 21L);
  }

  @Test
  void givesEveryItemExactlyOnceInBothDirections() {
    for (long seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      ChatId walked = town.direct(ada, town.settle());
      town.appendAll(ada, walked, Texts.random(random, 700));
      List<Long> all = LongStream.rangeClosed(1, 700).boxed().toList();

      assertThat(walkDown(walked, random)).as("down, seed %d", seed).isEqualTo(all);
      assertThat(walkUp(walked, random)).as("up, seed %d", seed).isEqualTo(all);
    }
  }

  private List<Long> walkDown(ChatId walked, Random random) {
    List<Long> found = new ArrayList<>();
    Page page = read(ada, walked, NEWEST, 1 + random.nextInt(200));
    found.addAll(seqs(page));
    while (page.hasMore()) {
      page = read(ada, walked, new Range.Before(found.getFirst()), 1 + random.nextInt(200));
      assertThat(page.items()).isNotEmpty();
      found.addAll(0, seqs(page));
    }
    return found;
  }

  private List<Long> walkUp(ChatId walked, Random random) {
    List<Long> found = new ArrayList<>(List.of(0L));
    Page page;
    do {
      page = read(ada, walked, new Range.After(found.getLast()), 1 + random.nextInt(200));
      assertThat(page.items()).isNotEmpty();
      found.addAll(seqs(page));
    } while (page.hasMore());
    return found.subList(1, found.size());
  }

  @Test
  @Rule({"WINDOW-1", "WINDOW-3", "ACCESS-2"})
  void showsOnlyWhatLiesInTheReadersWindows() {
    ChatId group = town.group(ada, bob);
    town.say(ada, group, "3");
    town.append(bob, group, new Payload.Left());
    town.say(ada, group, "5, unseen");
    Page frozen = read(bob, group, NEWEST, 50);
    town.append(bob, group, new Payload.Joined());
    town.say(ada, group, "7");

    assertThat(seqs(frozen)).containsExactly(2L, 3L, 4L);
    assertThat(frozen.head()).isEqualTo(4);
    assertThat(seqs(read(bob, group, NEWEST, 50))).containsExactly(2L, 3L, 4L, 6L, 7L);
    assertThat(seqs(read(bob, group, NEWEST, 3))).containsExactly(4L, 6L, 7L);
    assertThat(seqs(read(bob, group, new Range.Around(5), 4))).containsExactly(3L, 4L, 6L, 7L);
    assertThat(seqs(read(ada, group, NEWEST, 50))).hasSize(7);
  }

  @Test
  @Rule("ACCESS-1")
  void isNotFoundByStrangers() {
    town.say(ada, chat, "hello");

    assertThat(readAny(town.settle(), chat)).isEqualTo(new ReadHistory.Outcome.NotFound());
    assertThat(readAny(ada, Fresh.chat())).isEqualTo(new ReadHistory.Outcome.NotFound());
    assertThat(readAny(ada, town.direct(bob, ada))).isInstanceOf(Page.class);
    assertThat(readAny(ada, town.direct(bob, town.settle())))
        .isEqualTo(new ReadHistory.Outcome.NotFound());
  }

  private Page read(Range range, int limit) {
    return read(ada, chat, range, limit);
  }

  private Page read(Person reader, ChatId read, Range range, int limit) {
    return (Page)
        town.i9chat()
            .chats()
            .history()
            .handle(new ReadHistory.Command(reader.id(), read, range, new PageLimit(limit)));
  }

  private ReadHistory.Outcome readAny(Person reader, ChatId read) {
    return town.i9chat()
        .chats()
        .history()
        .handle(new ReadHistory.Command(reader.id(), read, NEWEST, PageLimit.DEFAULT));
  }

  private void say(int count) {
    town.appendAll(
        ada, chat, LongStream.rangeClosed(1, count).mapToObj(n -> Town.text("" + n)).toList());
  }

  private static List<Payload.Message> largest(int count) {
    return LongStream.range(0, count).mapToObj(n -> Texts.largest()).toList();
  }

  private static List<Long> seqs(Page page) {
    return page.items().stream().map(item -> item.entry().seq()).toList();
  }
}
