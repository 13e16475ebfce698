package io.i9chat.adapter.sqlite.engine;

import io.i9chat.ports.PortFailure;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Opens connections, with the settings that durability and speed rest on. */
public final class Connections {
  /** In KiB, negative as SQLite wants it. Memory is taken as pages are used. */
  private static final int WRITER_CACHE = -65_536;

  private static final int READER_CACHE = -8_192;

  static final int BUSY_MILLIS = 5_000;

  private Connections() {}

  /**
   * The connection that writes. FULL makes every commit wait for the disk; secure_delete overwrites
   * what is deleted, so that withdrawn text is nowhere in the file. There are no foreign keys: the
   * writer keeps the rows in step, and a chat's people need not have accounts here.
   */
  public static Sql writer(Path file) throws SQLException {
    SQLiteConfig config = base(WRITER_CACHE);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    Sql sql = open(config, file, Sql.LOOK_EVERY);
    sql.script(
        "PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 16000;"
            + " PRAGMA journal_size_limit = 67108864");
    return sql;
  }

  /** A connection that only reads, beside the writer. */
  public static Sql reader(Path file) throws SQLException {
    return reader(file, Sql.LOOK_EVERY);
  }

  /** A connection that searches, beside the writer. */
  public static Sql searcher(Path file) throws SQLException {
    return reader(file, Sql.LOOK_OFTEN);
  }

  private static Sql reader(Path file, int lookEvery) throws SQLException {
    SQLiteConfig config = base(READER_CACHE);
    config.setReadOnly(true);
    return open(config, file, lookEvery);
  }

  private static SQLiteConfig base(int cache) {
    SQLiteConfig config = new SQLiteConfig();
    // Each connection belongs to one thread.
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(cache);
    // No statement asks for them, and the driver would parse every statement's text to see.
    config.setGetGeneratedKeys(false);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    return config;
  }

  private static Sql open(SQLiteConfig config, Path file, int lookEvery) throws SQLException {
    String name = file.toString();
    if (name.indexOf('?') >= 0) {
      throw new PortFailure("the driver cannot open a file with a question mark: " + name);
    }
    return new Sql(config.createConnection("jdbc:sqlite:" + name), lookEvery);
  }
}
