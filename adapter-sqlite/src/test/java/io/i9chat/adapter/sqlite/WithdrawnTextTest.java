package io.i9chat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.sqlite.search.IndexedSearchTest;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks into the files for what was edited or deleted. */
final class WithdrawnTextTest {
  private static final String FIRST = "zanzibar";
  private static final String SECOND = "quetzal";
  private static final String KEPT = "marigold";

  @TempDir private Path folder;
  private final PersonId ada = Fresh.person();

  private List<String> files(String text) throws IOException {
    List<String> holding = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          holding.add(String.valueOf(file.getFileName()));
        }
      }
    }
    return holding;
  }

  private static void commit(
      Chats chats, ChatId chat, PersonId author, Payload payload, List<String> words) {
    var intent = new Intent(author, 0, Fresh.now(), payload, List.of(), words);
    assertThat(chats.commit(chat, List.of(intent))).hasOnlyElementsOfType(Committed.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Rule("WITHDRAW-2")
  void whatWasWithdrawnIsInNoFileOnceTheLogIsEmptied(boolean indexed) throws IOException {
    try (SqliteStore store = SqliteStore.open(new SqliteConfig(folder, 1, 10))) {
      Chats chats = store.ports().chats();
      ChatId chat = Sample.direct(chats, ada, Fresh.person());
      for (int i = 0; i < 300; i++) {
        List<String> words = List.of(KEPT, "w" + i);
        commit(chats, chat, ada, Sample.message(String.join(" ", words)), words);
      }
      commit(chats, chat, ada, Sample.message("The " + FIRST), List.of("the", FIRST));
      index(store, indexed);
      assertThat(store.checkpoint()).isTrue();
      assertThat(files(FIRST)).containsExactly("i9chat.db");

      Payload edit = new Payload.Edit(301, Body.text("A " + SECOND));
      commit(chats, chat, ada, edit, List.of("a", SECOND));
      index(store, indexed);
      assertThat(store.checkpoint()).isTrue();
      assertThat(files(FIRST)).as("after the edit").isEmpty();
      assertThat(files(SECOND)).containsExactly("i9chat.db");

      commit(chats, chat, ada, new Payload.Delete(301), List.of());
      assertThat(store.checkpoint()).isTrue();
      assertThat(files(SECOND)).as("after the deletion").isEmpty();
      assertThat(files(KEPT)).containsExactly("i9chat.db");
    }
    assertThat(files(FIRST)).isEmpty();
    assertThat(files(SECOND)).isEmpty();
  }

  private List<Long> found(SqliteStore store, String word) {
    List<SearchTerm> terms = List.of(new SearchTerm.Sequence(List.of(word)));
    return store
        .ports()
        .search()
        .find(ada, null, terms, null, PageBound.of(9), Duration.ofSeconds(30))
        .items()
        .stream()
        .map(Entry::seq)
        .toList();
  }

  private static void index(SqliteStore store, boolean indexed) {
    if (indexed) {
      int waiting = store.writer().ask(IndexedSearchTest::indexAll);
      assertThat(waiting).isZero();
    }
  }

  @Test
  void whatWaitsToBeIndexedIsFoundAfterARestartAndCanBeTakenAway() {
    ChatId chat;
    try (SqliteStore store = SqliteStore.open(new SqliteConfig(folder, 1, 10))) {
      chat = Sample.direct(store.ports().chats(), ada, Fresh.person());
      commit(store.ports().chats(), chat, ada, Sample.message(KEPT), List.of(KEPT));
      commit(store.ports().chats(), chat, ada, Sample.message(FIRST), List.of(FIRST));
    }
    try (SqliteStore store = SqliteStore.open(new SqliteConfig(folder, 1, 10))) {
      commit(store.ports().chats(), chat, ada, new Payload.Delete(2), List.of());
      int waiting = store.writer().ask(tx -> tx.words().waiting());
      assertThat(waiting).isEqualTo(1);
      for (boolean indexed : new boolean[] {false, true}) {
        index(store, indexed);
        assertThat(found(store, KEPT)).containsExactly(1L);
        assertThat(found(store, FIRST)).isEmpty();
      }
    }
  }
}
