package io.i9chat.adapter.sqlite.log;

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
import io.i9chat.tck.Await;
import io.i9chat.tck.Fresh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The write-ahead log is bounded, and empty when the store was closed. */
final class LogBoundTest {
  private static final Duration NEVER = Duration.ofDays(1);
  private static final long MOST = 256 * 1024;

  @TempDir private Path folder;

  private final PersonId ada = Fresh.person();

  private long log() {
    try {
      Path log = folder.resolve("i9chat.db-wal");
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private SqliteConfig config(long most) {
    return SqliteConfig.in(folder).keepingFree(0).emptyingLog(NEVER, most);
  }

  private void writeUntilLogIsLargerThan(long bytes, SqliteStore store) {
    Chats chats = store.ports().chats();
    ChatId chat = Sample.direct(chats, ada, Fresh.person());
    long before = log();
    while (log() <= bytes && log() >= before) {
      before = log();
      Intent intent = new Intent(ada, 0, Fresh.now(), Sample.message("x".repeat(3_000)));
      chats.commit(chat, List.of(intent));
    }
  }

  @Test
  void itIsEmptiedWhenItPassesItsBound() {
    try (SqliteStore store = SqliteStore.open(config(MOST))) {
      writeUntilLogIsLargerThan(MOST, store);
      Await.until("the log is empty", () -> log() == 0);
    }
  }

  @Test
  void itIsLeftAloneBelowAndEmptiedWhenTheStoreIsClosedWhoeverElseHasItOpen() throws SQLException {
    // SQLite empties it by itself when the last connection closes, and only then.
    try (Sql beside = beside()) {
      try (SqliteStore store = SqliteStore.open(config(100 * MOST))) {
        writeUntilLogIsLargerThan(MOST, store);
        assertThat(beside.on("SELECT 1 FROM chat").any()).isTrue();
        assertThat(log()).isGreaterThan(MOST);
      }
      assertThat(log()).isZero();
    }
  }

  /** Another connection to the database, such as that of a check. */
  private Sql beside() throws SQLException {
    SqliteStore.open(SqliteConfig.in(folder)).close();
    return Connections.reader(SqliteConfig.in(folder).database());
  }
}
