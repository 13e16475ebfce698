package io.i9chat.adapter.sqlite;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.adapter.sqlite.search.IndexedSearchTest;
import io.i9chat.adapter.sqlite.search.SqliteMessageSearch;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Fresh;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Searches have a thread of their own, and SQLite ends those that take too long. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // JUnit calls open before each test.
final class SearchApartTest {
  private static final int MESSAGES = 20_000;
  private static final int WORDS = 10;

  @TempDir private Path folder;
  private SqliteStore store;
  private PersonId ada;
  private ChatId chat;

  @BeforeEach
  void open() {
    store = SqliteStore.open(new SqliteConfig(folder, 1, 100));
    ada = Fresh.person();
    chat = Sample.direct(store.ports().chats(), ada, Fresh.person());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aSearchThatLastsHoldsUpNoOtherRead() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Thread searching =
        Thread.startVirtualThread(() ->
            store
                .searchers()
                .ask(sql -> {
                  begun.countDown();
                  return waited(go);
                }));
    assertThat(begun.await(30, SECONDS)).isTrue();
    assertThat(store.ports().inbox().heads(ada)).hasSize(1);
    go.countDown();
    searching.join();
  }

  @Test
  void aSearchIsEndedWhileTheIndexStillGathersWhatBeginsWithItsTerms() {
    fill();
    long key = 1;
    String query =
        Stream.of("a", "b", "c", "d", "e", "f", "g", "h")
            .map(letter -> "\"" + key + "_" + letter + "\" *")
            .collect(Collectors.joining(" AND "));
    AtomicBoolean answered = new AtomicBoolean();
    assertThatThrownBy(() ->
            store
                .searchers()
                .ask(sql -> {
                  sql.limit(Duration.ZERO);
                  sql.on(SqliteMessageSearch.INDEX)
                      .with(query)
                      .with(Long.MIN_VALUE)
                      .with(Long.MAX_VALUE)
                      .each(row -> answered.set(true));
                  return true;
                }))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("took too long");
    assertThat(answered).isFalse();
    assertThat(find(List.of(new SearchTerm.Prefix("last")), Duration.ofMinutes(1))).isOne();
  }

  private int find(List<SearchTerm> terms, Duration patience) {
    PageBound ten = PageBound.of(10);
    return store.ports().search().find(ada, chat, terms, null, ten, patience).items().size();
  }

  private void fill() {
    Random random = new Random(1);
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      List<String> words = new ArrayList<>();
      for (int j = 0; j < WORDS; j++) {
        words.add(Integer.toString(random.nextInt(360, 46_656), 36));
      }
      intents.add(said(words));
    }
    intents.add(said(List.of("last")));
    store.ports().chats().commit(chat, intents);
    int waiting = store.writer().ask(IndexedSearchTest::indexAll);
    assertThat(waiting).isZero();
  }

  private Intent said(List<String> words) {
    return new Intent(ada, 0, Fresh.now(), Sample.message("x"), List.of(), words);
  }

  private static boolean waited(CountDownLatch latch) {
    try {
      return latch.await(30, SECONDS);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
