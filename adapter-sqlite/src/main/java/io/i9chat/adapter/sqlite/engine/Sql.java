package io.i9chat.adapter.sqlite.engine;

import io.i9chat.ports.model.ChatId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;

/**
 * One connection with the statements it has prepared. For one thread. SQLite itself ends a
 * statement that still runs at the deadline, wherever it is; then the transaction is undone.
 */
public final class Sql implements AutoCloseable {
  /** How many steps of SQLite's virtual machine lie between looks at the clock: some 20 µs. */
  static final int LOOK_EVERY = 1_000;

  /**
   * The same where words are searched for: the full-text index does most of its work in few steps,
   * one or two for each page it reads.
   */
  static final int LOOK_OFTEN = 10;

  private static final int GO_ON = 0;
  private static final int END = 1;

  private final Connection connection;
  private final Map<String, Query> prepared = new HashMap<>();
  private boolean limited;
  private long deadline;
  private @Nullable ChatId chat;

  Sql(Connection connection, int lookEvery) throws SQLException {
    this.connection = connection;
    onProgress(
        lookEvery,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return isLate() ? END : GO_ON;
          }
        });
  }

  /** Has all statements end that run longer than this from now on, all of them together. */
  public void limit(Duration most) {
    deadline = System.nanoTime() + most.toNanos();
    limited = true;
  }

  /** Lets statements run for as long as they take. */
  public void unlimit() {
    limited = false;
  }

  private boolean isLate() {
    return limited && System.nanoTime() - deadline > 0;
  }

  /** Who is told of the steps of SQLite's virtual machine; there is one at a time. */
  public void onProgress(int every, ProgressHandler told) throws SQLException {
    ProgressHandler.setHandler(connection, every, told);
  }

  /** The statement, unbound. Its text has to be a constant: it is kept for as long as this is. */
  public Query on(String text) throws SQLException {
    Query query = prepared.get(text);
    if (query != null && !query.isUsable()) {
      query.close();
      query = null;
    }
    if (query == null) {
      query = new Query(connection.prepareStatement(text));
      prepared.put(text, query);
    }
    return query.unbound();
  }

  /** What is done from now on is about this chat, should it fail. */
  public void isAbout(@Nullable ChatId subject) {
    chat = subject;
  }

  /** The chat that a read which failed was about, {@code null} if it was about none. */
  @Nullable ChatId chat() {
    return chat;
  }

  /** The file, for messages. */
  String file() {
    try {
      return String.valueOf(connection.getMetaData().getURL()).replaceFirst("^jdbc:sqlite:", "");
    } catch (SQLException closed) {
      return "the store";
    }
  }

  /** What was prepared so far. */
  public Set<String> texts() {
    return Set.copyOf(prepared.keySet());
  }

  /** Runs any number of statements that answer no rows. */
  public void script(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(text);
    }
  }

  public void begin() throws SQLException {
    on("BEGIN").run();
  }

  /** Begins a transaction that may write, so that it cannot fail to become one later. */
  public void beginWriting() throws SQLException {
    on("BEGIN IMMEDIATE").run();
  }

  public void commit() throws SQLException {
    on("COMMIT").run();
  }

  /** Undoes the transaction, if SQLite has not undone it by itself. */
  public void rollback() throws SQLException {
    try {
      on("ROLLBACK").run();
    } catch (SQLException failed) {
      if (!String.valueOf(failed.getMessage()).contains("no transaction is active")) {
        throw failed;
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
