package io.i9chat.adapter.sqlite.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.adapter.sqlite.Inside;
import io.i9chat.adapter.sqlite.Sample;
import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.adapter.sqlite.chat.SqliteChats;
import io.i9chat.adapter.sqlite.chat.Views;
import io.i9chat.adapter.sqlite.engine.Damage;
import io.i9chat.adapter.sqlite.engine.Room;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Fresh;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is almost full, and a file of which a part is damaged. */
final class DiskTroubleTest {
  private static final List<Window> ALL = List.of(new Window(1, Window.OPEN));
  private static final String MARK = "the damaged one";

  @TempDir private Path folder;
  private final PersonId ada = Fresh.person();
  private final PersonId bob = Fresh.person();

  private SqliteStore open(long reserve) {
    return SqliteStore.open(new SqliteConfig(folder, 1, 100).keepingFree(reserve));
  }

  private List<CommitResult> commit(SqliteStore store, ChatId chat, Payload payload) {
    return store.ports().chats().commit(chat, List.of(new Intent(ada, 0, Fresh.now(), payload)));
  }

  @Test
  void whileTheDiskIsAlmostFullNothingIsAddedButWhatIsTakenAwayGoes() throws IOException {
    ChatId chat;
    try (SqliteStore store = open(0)) {
      chat = Sample.direct(store.ports().chats(), ada, bob);
      commit(store, chat, Sample.message("hello"));
    }
    // What is free changes while other processes run, so the reserve is more than any disk has.
    try (SqliteStore store = open(0)) {
      Room room = new Room(folder, Long.MAX_VALUE, Long.MAX_VALUE);
      assertThat(room.look()).isTrue();
      Chats chats =
          new SqliteChats(
              Inside.writer(store), Inside.readers(store), new Views(), room, new Damage());
      assertThatThrownBy(() ->
              chats.commit(chat, List.of(new Intent(ada, 0, Fresh.now(), Sample.message("more")))))
          .isInstanceOf(PortFailure.class)
          .hasMessageContainingAll(folder.toString(), "almost full");
      assertThatThrownBy(() -> Sample.direct(chats, ada, Fresh.person()))
          .isInstanceOf(PortFailure.class);
      assertThat(
              chats.commit(chat, List.of(new Intent(ada, 0, Fresh.now(), new Payload.Delete(1)))))
          .hasOnlyElementsOfType(Committed.class);
    }
  }

  @Test
  void aDamagedPageIsNamedAndItsChatTakesNothingMore() throws IOException {
    ChatId damaged;
    ChatId whole;
    try (SqliteStore store = open(0)) {
      damaged = Sample.direct(store.ports().chats(), ada, bob);
      whole = Sample.direct(store.ports().chats(), ada, Fresh.person());
      commit(store, whole, Sample.message("hello"));
      commit(store, damaged, Sample.message(MARK));
      for (int i = 0; i < 100; i++) {
        commit(store, damaged, Sample.message("filler ".repeat(100) + i));
      }
    }
    damage(folder.resolve("i9chat.db"));
    try (SqliteStore store = open(0)) {
      assertThatThrownBy(
              () -> store.ports().log().log(damaged, ALL, new Cursor.After(0), PageBound.of(100)))
          .isInstanceOf(PortFailure.class)
          .hasMessageContainingAll("i9chat.db", "damaged");
      assertThatThrownBy(() -> commit(store, damaged, Sample.message("more")))
          .isInstanceOf(PortFailure.class)
          .hasMessageContainingAll("i9chat.db", "damaged");
      assertThat(commit(store, whole, Sample.message("more")))
          .hasOnlyElementsOfType(Committed.class);
    }
  }

  /** Overwrites the head of the page that holds the mark. */
  private static void damage(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    List<Integer> places = new ArrayList<>();
    for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + 1)) {
      places.add(at);
    }
    assertThat(places).isNotEmpty();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int at : places) {
        channel.write(ByteBuffer.wrap(new byte[100]), at - at % 4096);
      }
    }
  }
}
