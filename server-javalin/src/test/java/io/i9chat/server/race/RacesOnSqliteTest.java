package io.i9chat.server.race;

import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.server.model.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

final class RacesOnSqliteTest extends RacingGroups {
  // Opened before all tests, closed after.
  @SuppressWarnings("NullAway.Init")
  private static SqliteStore sqlite;

  @SuppressWarnings("NullAway.Init")
  private static Store store;

  @BeforeAll
  static void open(@TempDir Path folder) {
    sqlite = SqliteStore.open(SqliteConfig.in(folder));
    store = Store.of(sqlite.ports());
  }

  @AfterAll
  static void close() {
    sqlite.close();
  }

  @Override
  Store store() {
    return store;
  }
}
