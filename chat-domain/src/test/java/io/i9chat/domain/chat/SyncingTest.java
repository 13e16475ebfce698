package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.chat.SyncChats.Command;
import io.i9chat.domain.chat.SyncChats.News;
import io.i9chat.domain.chat.SyncChats.Outcome.Synced;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SyncingTest {
  private final Town town = new Town();
  private final Person ada = town.settle();
  private final Person bob = town.settle();

  @Test
  void bringsExactlyWhatWasMissed() {
    ChatId chat = town.direct(ada, bob);
    ChatId other = town.direct(ada, town.settle());
    town.appendAll(ada, chat, texts(10));
    town.appendAll(ada, other, texts(3));

    Synced synced = sync(ada, Map.of(chat, 7L, other, 3L));

    assertThat(synced.unchanged()).isEqualTo(1);
    assertThat(synced.hasMore()).isFalse();
    assertThat(synced.chats()).hasSize(1);
    News news = synced.chats().getFirst();
    assertThat(news.chat()).isEqualTo(town.summary(ada, chat));
    assertThat(seqs(news)).containsExactly(8L, 9L, 10L);
    assertThat(news.more()).isFalse();
    assertThat(((NamedEntry) news.entries().getFirst()).author()).isEqualTo(ada.username());
  }

  @Test
  void bringsAllOfAChatThatIsNotKnown() {
    ChatId chat = town.direct(ada, bob);
    town.appendAll(ada, chat, texts(3));

    assertThat(sync(bob, Map.of()).chats()).hasSize(1);
    assertThat(seqs(sync(bob, Map.of()).chats().getFirst())).containsExactly(1L, 2L, 3L);
  }

  @Test
  void bringsNothingAboveTheHeadThatItTellsOf() {
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    Town busy =
        new Town(
            PortChanges.store(store ->
                Watched.store(
                    store,
                    call -> {
                      if (call.startsWith("ChatLog.")) {
                        meanwhile.getAndSet(() -> {}).run();
                      }
                    })));
    Person speaker = busy.settle();
    Person listener = busy.settle();
    ChatId chat = busy.direct(speaker, listener);
    busy.say(speaker, chat, "before");
    meanwhile.set(() -> busy.appendAll(speaker, chat, texts(3)));

    News news = sync(busy, listener, Map.of()).chats().getFirst();

    assertThat(busy.wholeLog(chat)).hasSize(4);
    assertThat(news.chat().state().head()).isEqualTo(1);
    assertThat(seqs(news)).containsExactly(1L);
    assertThat(news.more()).isFalse();
    assertThat(seqs(sync(busy, listener, Map.of(chat, 1L)).chats().getFirst()))
        .containsExactly(2L, 3L, 4L);
  }

  @Test
  void ignoresChatsThatAreUnknownOrSomebodyElses() {
    ChatId others = town.direct(bob, town.settle());
    town.say(bob, others, "hello");

    assertThat(sync(ada, Map.of(Fresh.chat(), 5L, others, 0L)))
        .isEqualTo(new Synced(List.of(), 0, false));
  }

  @Test
  void bringsNothingOfAChatWithoutEntries() {
    town.direct(ada, bob);

    assertThat(sync(ada, Map.of())).isEqualTo(new Synced(List.of(), 1, false));
    assertThat(sync(bob, Map.of())).isEqualTo(new Synced(List.of(), 0, false));
  }

  @Test
  void bringsNothingToWhoKnowsMoreThanThereIs() {
    ChatId chat = town.direct(ada, bob);
    town.say(ada, chat, "hello");

    assertThat(sync(ada, Map.of(chat, 99L))).isEqualTo(new Synced(List.of(), 1, false));
  }

  @Test
  @Rule("WINDOW-1")
  void bringsOnlyWhatLiesInTheWindows() {
    ChatId chat = town.group(ada, bob);
    town.append(bob, chat, new Payload.Left());
    town.say(ada, chat, "4, unseen");
    assertThat(seqs(sync(bob, Map.of(chat, 1L)).chats().getFirst())).containsExactly(2L, 3L);
    assertThat(sync(bob, Map.of(chat, 3L)).chats()).isEmpty();

    town.append(bob, chat, new Payload.Joined());
    News back = sync(bob, Map.of(chat, 3L)).chats().getFirst();

    assertThat(seqs(back)).containsExactly(5L);
    assertThat(back.more()).isFalse();
  }

  @Test
  void givesTheMostRecentlyActiveFirst() {
    List<ChatId> chats = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      chats.add(town.direct(ada, town.settle()));
    }
    for (int i : List.of(3, 7, 1, 9, 0, 2, 8, 5, 4, 6)) {
      town.clock().pass(Duration.ofSeconds(1));
      town.say(ada, chats.get(i), "hello");
    }

    assertThat(sync(ada, Map.of()).chats())
        .extracting(news -> chats.indexOf(news.chat().state().chat().id()))
        .containsExactly(6, 4, 5, 8, 2, 0, 9, 1, 7, 3);
  }

  @Test
  void brings200ChatsAtMostAndSaysThatMoreHaveNews() {
    for (int i = 0; i < 201; i++) {
      town.append(ada, town.direct(ada, town.settle()), new Payload.Left());
    }

    Synced first = sync(ada, Map.of());
    Map<ChatId, Long> known = new HashMap<>();
    first.chats().forEach(news -> known.put(news.chat().state().chat().id(), 1L));
    Synced second = sync(ada, known);

    assertThat(first.chats()).hasSizeLessThanOrEqualTo(PageLimit.MAX);
    assertThat(first.hasMore()).isTrue();
    assertThat(first.unchanged()).isZero();
    assertThat(second.unchanged()).isEqualTo(first.chats().size());
    assertThat(second.chats()).isNotEmpty();
  }

  @Test
  void brings1000EntriesOfAChatAtMostWithin256KiB() {
    ChatId chat = town.direct(ada, bob);
    town.appendAll(ada, chat, texts(1_200));

    Synced synced = sync(bob, Map.of());
    News news = synced.chats().getFirst();

    assertThat(news.more()).isTrue();
    assertThat(news.entries()).hasSizeBetween(500, SyncChats.ENTRIES);
    assertThat(Wire.bytes(Wire.synced(synced))).isLessThanOrEqualTo(PageLimit.BYTES);
  }

  @Test
  void staysWithin256KiBInAllAndAlwaysMakesProgress() {
    for (int i = 0; i < 30; i++) {
      ChatId chat = town.direct(ada, town.settle());
      town.appendAll(ada, chat, List.of(Texts.largest()));
      if (i < 15) {
        town.appendAll(ada, chat, List.of(Texts.largest()));
      }
      town.clock().pass(Duration.ofSeconds(1));
    }
    Map<ChatId, Long> known = new HashMap<>();
    Synced synced;
    int calls = 0;
    do {
      synced = sync(ada, known);
      assertThat(synced.chats()).isNotEmpty();
      assertThat(Wire.bytes(Wire.synced(synced))).isLessThanOrEqualTo(PageLimit.BYTES);
      assertThat(weight(synced)).isLessThanOrEqualTo(PageLimit.BYTES);
      for (News news : synced.chats()) {
        assertThat(news.entries()).isNotEmpty();
        known.put(news.chat().state().chat().id(), news.entries().getLast().seq());
      }
      calls++;
    } while (synced.hasMore() || synced.chats().stream().anyMatch(News::more));

    assertThat(known).hasSize(30);
    assertThat(known.values().stream().mapToLong(seq -> seq).sum()).isEqualTo(45);
    assertThat(calls).isBetween(3, 30);
  }

  private static int weight(Synced synced) {
    int weight = 0;
    for (News news : synced.chats()) {
      weight += PageLimit.weight(news.chat());
      weight += news.entries().stream().mapToInt(e -> Weight.of(((NamedEntry) e).entry())).sum();
    }
    return weight;
  }

  @Test
  void takes2000KnownChatsAndNoNegativeSeqs() {
    Map<ChatId, Long> known = chats(2_000);
    assertThat(new Command(ada.id(), known).known()).hasSize(2_000);

    Map<ChatId, Long> tooMany = chats(2_001);
    Map<ChatId, Long> negative = Map.of(Fresh.chat(), -1L);
    assertThatThrownBy(() -> new Command(ada.id(), tooMany)).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new Command(ada.id(), negative)).isInstanceOf(InvalidValue.class);
  }

  private static Map<ChatId, Long> chats(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Fresh.chat())
        .collect(Collectors.toMap(Function.identity(), chat -> 0L));
  }

  private Synced sync(Person person, Map<ChatId, Long> known) {
    return sync(town, person, known);
  }

  private static Synced sync(Town town, Person person, Map<ChatId, Long> known) {
    return (Synced) town.i9chat().chats().sync().handle(new Command(person.id(), known));
  }

  private static List<Payload.Message> texts(int count) {
    return IntStream.range(0, count).mapToObj(n -> Town.text("" + n)).toList();
  }

  private static List<Long> seqs(News news) {
    return news.entries().stream().map(SeenEntry::seq).toList();
  }
}
