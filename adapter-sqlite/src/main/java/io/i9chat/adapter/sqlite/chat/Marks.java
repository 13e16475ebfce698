package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.Query;
import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.Watermarks;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A person's watermarks in a chat. What was shown of them has columns of its own, which are empty
 * while it is all of them.
 *
 * @param readMessages how many messages there are up to {@code read}
 * @param wrote whether they have sent a message
 * @param stored how many bytes their messages have added since their row was written
 */
record Marks(ReceiptState receipts, long readMessages, boolean wrote, long stored) {
  static final Marks NONE = new Marks(ReceiptState.NONE, 0, false, 0);

  static final String COLUMNS =
      "delivered, delivered_at, read, read_at, read_messages, wrote,"
          + " shown_delivered, shown_delivered_at, shown_read, shown_read_at";

  private static final String OF_MEMBER =
      "SELECT " + COLUMNS + " FROM membership WHERE person = ? AND chat = ? AND to_seq IS NULL";
  private static final String SAVE =
      "UPDATE membership SET delivered = ?, delivered_at = ?, read = ?, read_at = ?,"
          + " read_messages = ?, wrote = ?, shown_delivered = ?, shown_delivered_at = ?,"
          + " shown_read = ?, shown_read_at = ?, stored = stored + ? WHERE person = ? AND chat = ?";

  /** Those of a member. */
  static @Nullable Marks ofMember(Sql sql, long chat, PersonId person) throws SQLException {
    return sql.on(OF_MEMBER).with(person.value()).with(chat).first(row -> read(row, 1));
  }

  /** Reads the columns, the first of which is {@code column}. */
  static Marks read(ResultSet row, int column) throws SQLException {
    Watermarks held = watermarks(row, column);
    Watermarks shown = watermarks(row, column + 6);
    boolean open = row.getObject(column + 6) == null;
    return new Marks(
        open ? ReceiptState.open(held) : new ReceiptState(held, shown),
        row.getLong(column + 4),
        row.getInt(column + 5) != 0,
        0);
  }

  private static Watermarks watermarks(ResultSet row, int column) throws SQLException {
    return new Watermarks(
        row.getLong(column),
        row.getLong(column + 2),
        Rows.time(row, column + 1),
        Rows.time(row, column + 3));
  }

  /** These, of a person whom the entry lets in. */
  Marks entered(Entry entry) {
    return new Marks(receipts.entered(entry.seq(), entry.at()), entry.messages(), wrote, 0);
  }

  /** How far they have got. */
  Watermarks held() {
    return receipts.held();
  }

  void save(Sql sql, long chat, PersonId person) throws SQLException {
    bind(sql.on(SAVE)).with(stored).with(person.value()).with(chat).run();
  }

  Query bind(Query query) throws SQLException {
    bind(query, held()).with(readMessages).with(wrote ? 1 : 0);
    if (receipts.shown().equals(held())) {
      return query.withNull().withNull().withNull().withNull();
    }
    return bind(query, receipts.shown());
  }

  private static Query bind(Query query, Watermarks at) throws SQLException {
    return query.with(at.delivered()).with(at.deliveredAt()).with(at.read()).with(at.readAt());
  }
}
