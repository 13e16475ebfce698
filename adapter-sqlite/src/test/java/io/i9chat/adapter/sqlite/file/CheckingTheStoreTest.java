package io.i9chat.adapter.sqlite.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.sqlite.Sample;
import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.adapter.sqlite.engine.Connections;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A store in use is sound, and each kind of damage is told. */
final class CheckingTheStoreTest {
  // Made by JUnit.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @BeforeEach
  void fill() {
    try (SqliteStore store = SqliteStore.open(SqliteConfig.in(folder))) {
      Chats chats = store.ports().chats();
      PersonId ada = Newcomers.enrolled(store.ports()).id();
      PersonId bob = Fresh.person();
      ChatId group = Sample.group(chats, ada, List.of(bob));
      commit(chats, group, bob, Sample.message("one"));
      commit(chats, group, bob, new Payload.Left());
      commit(chats, group, ada, Sample.message("two"));
      commit(chats, group, ada, new Payload.Delete(3));
      commit(chats, Sample.direct(chats, ada, bob), ada, Sample.message("three"));
      Sample.direct(chats, ada, Fresh.person());
      assertThat(SqliteStore.check(SqliteConfig.in(folder))).as("while it is open").isEmpty();
    }
  }

  private static void commit(Chats chats, ChatId chat, PersonId author, Payload payload) {
    long version = Sample.version(chats, chat);
    chats.commit(chat, List.of(new Intent(author, version, Fresh.now(), payload)));
  }

  @Test
  void aStoreThatWasClosedIsSoundAndSoIsItsCopy() {
    assertThat(SqliteStore.check(SqliteConfig.in(folder))).isEmpty();
    Path copy = folder.resolve("copy");
    assertThat(copy.toFile().mkdir()).isTrue();
    SqliteStore.copy(SqliteConfig.in(folder), SqliteConfig.in(copy).database());
    assertThat(SqliteStore.check(SqliteConfig.in(copy))).isEmpty();
    try (SqliteStore store = SqliteStore.open(SqliteConfig.in(copy))) {
      assertThat(store.ports().accounts().list(null, 1)).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DELETE FROM entry WHERE seq = 2                            | the seqs of a chat
          UPDATE chat SET head = head + 1 WHERE head > 0             | the seqs of a chat
          DELETE FROM chat WHERE head > 1                            | an entry is in no chat
          UPDATE entry SET messages = 7 WHERE seq = 4                | an entry miscounts
          UPDATE chat SET messages = 9 WHERE head > 1                | a chat miscounts
          UPDATE chat SET members = members + 1                      | a group miscounts
          UPDATE membership SET delivered = 99                       | a watermark is above
          UPDATE membership SET read = delivered + 1                 | a watermark is above
          UPDATE membership SET shown_delivered = 99                 | more is shown of a watermark
          UPDATE membership SET shown_delivered = 0, shown_read = 1  | more is shown of a watermark
          UPDATE membership SET from_seq = 99                        | a window is not
          UPDATE membership SET to_seq = 99 WHERE to_seq IS NOT NULL | a window is not
          UPDATE membership SET stored = stored + 1                  | what a person stores
          UPDATE profile SET stored = 1                              | what a person stores
          INSERT INTO media_in_chat VALUES (x'01', 1, 3)             | what is used was never
          INSERT INTO profile VALUES (x'01','','',NULL,NULL,1,1,1,1,0,0,0) | an account has no profile
          UPDATE account SET disabled = 1                            | a disabled account
          DELETE FROM found_content                                  | the file is damaged
          """)
  void whatDoesNotAgreeIsTold(String damage, String told) throws SQLException {
    try (Sql sql = Connections.writer(SqliteConfig.in(folder).database())) {
      if (damage.contains("found_content")) {
        sql.script("INSERT INTO found (rowid, words, chat, seq, edit) VALUES (1, 'a', 1, 3, 3)");
      }
      if (damage.contains("disabled")) {
        sql.script("INSERT INTO account VALUES (x'01', 'ada', 'ada', 'a@b', NULL, 0, 0, NULL)");
        sql.script("INSERT INTO session VALUES (1, x'02', x'01', NULL, 0, 0, 9, 9)");
      }
      sql.script(damage);
    }

    assertThat(SqliteStore.check(SqliteConfig.in(folder)))
        .isNotEmpty()
        .anySatisfy(line -> assertThat(line).startsWith(told));
  }
}
