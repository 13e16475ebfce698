package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.ReadHistory.Range;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.fake.CountingStore;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.domain.message.SearchMessages;
import io.i9chat.ports.model.ChatId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A use case that makes a page takes no more from the store than the page holds, and one entry. */
final class ReadingIsBoundedTest {
  private static final String LONG = "Ж".repeat(3_996);
  private static final int MESSAGES = 1_000;

  /** The greatest weight of one entry, and of a chat beside it. */
  private static final long ONE = 20_000;

  private final CountingStore store = new CountingStore();
  private final Town town = new Town(PortChanges.store(store::over));
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private ChatId chat;

  @BeforeEach
  void aChatOfLongMessages() {
    chat = town.direct(ada, bob);
    IntStream.range(0, MESSAGES).forEach(i -> say(ada, chat));
  }

  private void say(Person author, ChatId where) {
    town.clock().pass(Duration.ofMillis(1));
    town.append(author, where, Town.text(LONG));
  }

  private long read(Runnable call) {
    store.reset();
    call.run();
    return store.bytes();
  }

  private void sync() {
    town.i9chat().chats().sync().handle(new SyncChats.Command(bob.id(), Map.of()));
  }

  @Test
  void syncing() {
    assertThat(read(this::sync)).isBetween(PageLimit.BYTES / 2L, PageLimit.BYTES + ONE);
  }

  @Test
  void syncingManyChats() {
    Stream.generate(town::settle)
        .limit(9)
        .forEach(other -> {
          ChatId direct = town.direct(other, bob);
          IntStream.range(0, 20).forEach(i -> say(other, direct));
        });

    // The summaries have a last message each.
    assertThat(read(this::sync)).isLessThanOrEqualTo(PageLimit.BYTES + 2 * ONE);
  }

  @Test
  void sixtyAtOnce() throws Exception {
    store.reset();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> calls =
          IntStream.range(0, 60).mapToObj(i -> Executors.callable(this::sync)).toList();
      for (Future<Object> each : callers.invokeAll(calls)) {
        each.get();
      }
    }

    assertThat(store.bytes()).isLessThanOrEqualTo(60 * (PageLimit.BYTES + ONE));
  }

  @Test
  void theLog() {
    var command = new ReadLog.Command(bob.id(), chat, 0, new PageLimit(PageLimit.MAX));

    assertThat(read(() -> town.i9chat().chats().log().handle(command)))
        .isLessThanOrEqualTo(PageLimit.BYTES);
  }

  @Test
  void theHistory() {
    for (Range range :
        List.of(
            new Range.Newest(), new Range.Before(700), new Range.After(3), new Range.Around(500))) {
      var command = new ReadHistory.Command(bob.id(), chat, range, new PageLimit(PageLimit.MAX));

      assertThat(read(() -> town.i9chat().chats().history().handle(command)))
          .as("%s", range)
          .isLessThanOrEqualTo(PageLimit.BYTES + ONE);
    }
  }

  @Test
  void theList() {
    Stream.generate(town::settle).limit(100).forEach(other -> say(other, town.direct(other, bob)));

    assertThat(read(() -> town.list(bob, null, PageLimit.MAX)))
        .isLessThanOrEqualTo(PageLimit.BYTES + ONE);
  }

  @Test
  void theSearch() {
    IntStream.range(0, 60)
        .forEach(i -> {
          town.clock().pass(Duration.ofSeconds(10));
          town.send(ada, chat, Town.text("needle " + "Ж".repeat(3_900)));
        });
    var command =
        new SearchMessages.Command(
            bob.id(), null, new SearchMessages.Query("needle"), null, new PageLimit(PageLimit.MAX));

    assertThat(read(() -> town.i9chat().messages().search().handle(command)))
        .isBetween(PageLimit.BYTES / 2L, PageLimit.BYTES + ONE);
  }
}
