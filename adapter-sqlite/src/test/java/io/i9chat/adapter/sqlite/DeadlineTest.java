package io.i9chat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.PortFailure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SQLite ends what runs at its deadline, and the thread that ran it is free. */
@Timeout(60)
final class DeadlineTest {
  private static final String ENDLESS =
      "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";

  @TempDir private Path folder;

  @Test
  void aReadEndsAtItsDeadlineAndTheReaderGoesOn() {
    try (SqliteStore store = SqliteStore.open(new SqliteConfig(folder, 1, 10))) {
      assertThatThrownBy(() -> store.readers().ask(DeadlineTest::endless))
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining("took too long");
      long after = store.readers().ask(DeadlineTest::seven);
      assertThat(after).isEqualTo(7);
    }
  }

  @Test
  void aWriteEndsAtItsDeadlineAndNothingOfItStays() {
    try (SqliteStore store = SqliteStore.open(new SqliteConfig(folder, 1, 10))) {
      assertThatThrownBy(() ->
              store
                  .writer()
                  .ask(tx -> {
                    tx.sql().on("INSERT INTO past_username (username_key) VALUES ('x')").run();
                    return endless(tx.sql());
                  }))
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining("took too long");
      long after = store.writer().ask(tx -> seven(tx.sql()));
      assertThat(after).isEqualTo(7);
      boolean stayed = store.readers().ask(sql -> sql.on("SELECT 1 FROM past_username").any());
      assertThat(stayed).isFalse();
    }
  }

  static long endless(Sql sql) throws SQLException {
    sql.limit(Duration.ofMillis(50));
    return number(sql, ENDLESS);
  }

  private static long seven(Sql sql) throws SQLException {
    return number(sql, "SELECT 7");
  }

  private static long number(Sql sql, String text) throws SQLException {
    Long number = sql.on(text).first(row -> row.getLong(1));
    return number == null ? -1 : number;
  }
}
