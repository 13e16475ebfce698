package io.i9chat.adapter.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** One connection with the statements it has prepared. For one thread. */
final class Sql implements AutoCloseable {
  private final Connection connection;
  private final Map<String, Query> prepared = new HashMap<>();

  Sql(Connection connection) {
    this.connection = connection;
  }

  /** The statement, unbound. Its text has to be a constant: it is kept for as long as this is. */
  Query on(String text) throws SQLException {
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

  /** What was prepared so far. */
  Set<String> texts() {
    return Set.copyOf(prepared.keySet());
  }

  /** Runs any number of statements that answer no rows. */
  void script(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(text);
    }
  }

  void begin() throws SQLException {
    on("BEGIN").run();
  }

  /** Begins a transaction that may write, so that it cannot fail to become one later. */
  void beginWriting() throws SQLException {
    on("BEGIN IMMEDIATE").run();
  }

  void commit() throws SQLException {
    on("COMMIT").run();
  }

  /** Undoes the transaction, if SQLite has not undone it by itself. */
  void rollback() throws SQLException {
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
