package io.i9chat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.sqlite.log.Runs;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.chat.MessageSearch;
import io.i9chat.ports.chat.Receipts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every method of the ports of chats costs in a chat of 100 entries and in one that has many
 * more, counted in steps of SQLite's virtual machine: a row that is looked at takes some.
 */
@Timeout(300)
final class ChatLengthCostTest {
  private static final int SHORT = 100;
  private static final int LONG = 30_000;
  private static final int LONGEST = 300_000;

  /** Finds the end of a run of reactions or edits by bisecting: {@link Runs}. */
  private static final String BISECTS = "log.history across";

  /** Steps for each time that a chat is twice as long. */
  private static final int A_DOUBLING = 100;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void everyMethodCostsAsMuchInALongChatAsInAShortOne(LongChat.Filling filling) throws Exception {
    compare(filling, LONG);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("long")
  void everyMethodCostsAsMuchInAVeryLongChatAsInAShortOne(LongChat.Filling filling)
      throws Exception {
    compare(filling, LONGEST);
  }

  @Test
  void everyMethodOfThePortsOfChatsIsCompared() {
    List<String> compared =
        ChatCalls.ALL.keySet().stream().map(name -> name.replaceAll(" .*", "")).toList();
    assertThat(compared).containsAll(methods("chats", Chats.class));
    assertThat(compared).containsAll(methods("log", ChatLog.class));
    assertThat(compared).containsAll(methods("inbox", Inbox.class));
    assertThat(compared).containsAll(methods("receipts", Receipts.class));
    assertThat(compared).containsAll(methods("search", MessageSearch.class));
  }

  /** Those that a store has to have; what the port does by itself reads nothing. */
  private static List<String> methods(String port, Class<?> type) {
    return Stream.of(type.getMethods())
        .filter(method -> !method.isDefault())
        .map(method -> port + "." + method.getName())
        .toList();
  }

  private void compare(LongChat.Filling filling, int length) throws Exception {
    try (SqliteStore store = SqliteStore.open(new SqliteConfig(folder, 1, 1_000))) {
      LongChat few = LongChat.make(store.ports(), filling, SHORT);
      LongChat many = LongChat.make(store.ports(), filling, length);
      assertThat(few.head()).isBetween(SHORT - 10L, SHORT + 10L);
      assertThat(many.head()).isGreaterThan(length - 10L);
      Steps steps = Steps.of(store);
      Map<String, String> costs = new TreeMap<>();
      ChatCalls.ALL.forEach((name, call) -> {
        long inFew = least(steps, call, few);
        long inMany = least(steps, call, many);
        double most = 2.0 * inFew + Steps.FEW + (name.equals(BISECTS) ? doublings(length) : 0);
        costs.put(name, inMany <= most ? "fits" : inFew + " and " + inMany);
      });
      assertThat(costs)
          .as("steps in chats of 100 and of %,d entries", length)
          .allSatisfy((name, cost) -> assertThat(cost).as(name).isEqualTo("fits"));
    }
  }

  private static double doublings(int length) {
    return A_DOUBLING * Math.log((double) length / SHORT) / Math.log(2);
  }

  /** The least of some, for the store looks after itself meanwhile. */
  private static long least(Steps steps, Consumer<LongChat> call, LongChat chat) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      least = Math.min(least, steps.of(() -> call.accept(chat)));
    }
    return least;
  }
}
