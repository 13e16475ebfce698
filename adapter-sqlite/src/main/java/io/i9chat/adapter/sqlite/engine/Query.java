package io.i9chat.adapter.sqlite.engine;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A prepared statement whose parameters are given in order, each time all of them. */
public final class Query {
  /** What makes a value of a row; it must not use the connection. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** What is done with a row; it must not use the connection. */
  @FunctionalInterface
  public interface RowWork {
    void on(ResultSet row) throws SQLException;
  }

  /** What is done with a row, and whether to go on. */
  @FunctionalInterface
  public interface RowTest {
    boolean goOn(ResultSet row) throws SQLException;
  }

  private final PreparedStatement statement;
  private int given;
  private boolean usable = true;

  Query(PreparedStatement statement) {
    this.statement = statement;
  }

  /** Whether it has not failed yet: the driver closes most statements that fail. */
  boolean isUsable() {
    return usable;
  }

  void close() throws SQLException {
    statement.close();
  }

  Query unbound() {
    given = 0;
    return this;
  }

  public Query with(long value) throws SQLException {
    statement.setLong(++given, value);
    return this;
  }

  public Query with(@Nullable Long value) throws SQLException {
    if (value == null) {
      return withNull(Types.INTEGER);
    }
    return with(value.longValue());
  }

  public Query with(double value) throws SQLException {
    statement.setDouble(++given, value);
    return this;
  }

  public Query with(@Nullable String value) throws SQLException {
    if (value == null) {
      return withNull(Types.VARCHAR);
    }
    statement.setString(++given, value);
    return this;
  }

  public Query with(byte @Nullable [] value) throws SQLException {
    if (value == null) {
      return withNull(Types.BLOB);
    }
    statement.setBytes(++given, value);
    return this;
  }

  public Query with(UUID id) throws SQLException {
    return with(Bytes.of(id));
  }

  public Query with(@Nullable Instant time) throws SQLException {
    if (time == null) {
      return withNull(Types.INTEGER);
    }
    return with(time.toEpochMilli());
  }

  public Query withNull() throws SQLException {
    return withNull(Types.NULL);
  }

  private Query withNull(int type) throws SQLException {
    statement.setNull(++given, type);
    return this;
  }

  /** Runs a statement that answers no rows, and says how many it changed. */
  public int run() throws SQLException {
    usable = false;
    int changed = statement.executeUpdate();
    usable = true;
    return changed;
  }

  private ResultSet rows() throws SQLException {
    usable = false;
    ResultSet rows = statement.executeQuery();
    usable = true;
    return rows;
  }

  /** Does something with every row. */
  public void each(RowWork work) throws SQLException {
    until(row -> {
      work.on(row);
      return true;
    });
  }

  /** Does something with the rows, until it has seen enough of them. */
  public void until(RowTest work) throws SQLException {
    try (ResultSet rows = rows()) {
      usable = false;
      boolean more = true;
      while (more && rows.next()) {
        more = work.goOn(rows);
      }
      usable = true;
    }
  }

  public <T> List<T> list(Row<T> row) throws SQLException {
    List<T> all = new ArrayList<>();
    each(current -> all.add(row.read(current)));
    return all;
  }

  public <T> @Nullable T first(Row<T> row) throws SQLException {
    try (ResultSet rows = rows()) {
      return rows.next() ? row.read(rows) : null;
    }
  }

  /** Whether there is a row at all. */
  public boolean any() throws SQLException {
    try (ResultSet rows = rows()) {
      return rows.next();
    }
  }
}
