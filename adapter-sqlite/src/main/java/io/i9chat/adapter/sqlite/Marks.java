package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Watermarks;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's watermarks in a chat.
 *
 * @param readMessages how many messages there are up to {@code read}
 * @param wrote whether they have sent a message
 */
record Marks(Watermarks at, long readMessages, boolean wrote) {
  static final Marks NONE = new Marks(Watermarks.NONE, 0, false);

  static final String COLUMNS = "delivered, delivered_at, read, read_at, read_messages, wrote";

  private static final String OF_MEMBER =
      "SELECT " + COLUMNS + " FROM membership WHERE person = ? AND chat = ? AND to_seq IS NULL";
  private static final String SAVE =
      "UPDATE membership SET delivered = ?, delivered_at = ?, read = ?, read_at = ?,"
          + " read_messages = ?, wrote = ? WHERE person = ? AND chat = ?";

  /** Those of somebody who is in. */
  static @Nullable Marks ofMember(Sql sql, long chat, PersonId person) throws SQLException {
    return sql.on(OF_MEMBER).with(person.value()).with(chat).first(row -> read(row, 1));
  }

  /** Reads the columns, the first of which is {@code column}. */
  static Marks read(ResultSet row, int column) throws SQLException {
    Watermarks at =
        new Watermarks(
            row.getLong(column),
            row.getLong(column + 2),
            Rows.time(row, column + 1),
            Rows.time(row, column + 3));
    return new Marks(at, row.getLong(column + 4), row.getInt(column + 5) != 0);
  }

  void save(Sql sql, long chat, PersonId person) throws SQLException {
    bind(sql.on(SAVE)).with(person.value()).with(chat).run();
  }

  Query bind(Query query) throws SQLException {
    return query
        .with(at.delivered())
        .with(at.deliveredAt())
        .with(at.read())
        .with(at.readAt())
        .with(readMessages)
        .with(wrote ? 1 : 0);
  }
}
