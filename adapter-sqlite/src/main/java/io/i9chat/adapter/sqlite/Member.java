package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.ports.model.chat.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One person's row of a chat: what they may see, and how far they have got. */
record Member(Membership membership, Marks marks) {
  private static final String FIND =
      "SELECT from_seq, to_seq, earlier, delivered, delivered_at, read, read_at, read_messages"
          + " FROM membership WHERE person = ? AND chat = ?";
  private static final String ENTER =
      "INSERT INTO membership (person, chat, from_seq, earlier, delivered, delivered_at, read,"
          + " read_at, read_messages) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (person, chat) DO UPDATE SET from_seq = excluded.from_seq, to_seq = NULL,"
          + " gone_at = NULL, earlier = excluded.earlier, delivered = excluded.delivered,"
          + " delivered_at = excluded.delivered_at, read = excluded.read,"
          + " read_at = excluded.read_at, read_messages = excluded.read_messages";
  private static final String GO =
      "UPDATE membership SET to_seq = ?, gone_at = ?"
          + " WHERE person = ? AND chat = ? AND to_seq IS NULL";
  private static final String SAVE =
      "UPDATE membership SET delivered = ?, delivered_at = ?, read = ?, read_at = ?,"
          + " read_messages = ? WHERE person = ? AND chat = ?";

  static @Nullable Member find(Sql sql, long chat, PersonId person) throws SQLException {
    return sql.on(FIND).with(person.value()).with(chat).first(Member::read);
  }

  private static Member read(ResultSet row) throws SQLException {
    long from = row.getLong(1);
    long to = row.getLong(2);
    Window last = new Window(from, row.wasNull() ? Window.OPEN : to);
    byte @Nullable [] earlier = row.getBytes(3);
    List<Window> windows;
    if (earlier == null) {
      windows = List.of(last);
    } else {
      windows = Bytes.windows(earlier);
      windows.add(last);
    }
    Watermarks at =
        new Watermarks(row.getLong(4), row.getLong(6), Rows.time(row, 5), Rows.time(row, 7));
    return new Member(new Membership(windows), new Marks(at, row.getLong(8)));
  }

  /**
   * Opens a window at {@code seq} for someone who is not in; leaves one who is as they are.
   *
   * @param raised gives the watermarks they come in with
   * @return whether the chat is new to them
   */
  static boolean enter(Sql sql, long chat, PersonId person, long seq, Entrance raised)
      throws SQLException {
    Member before = find(sql, chat, person);
    if (before != null && before.membership.isIn()) {
      return false;
    }
    Marks marks = raised.from(before == null ? Marks.NONE : before.marks);
    byte @Nullable [] earlier =
        before == null ? null : Bytes.ofWindows(before.membership.windows());
    Query enter = sql.on(ENTER).with(person.value()).with(chat).with(seq).with(earlier);
    bind(enter, marks).run();
    return before == null;
  }

  /** With which watermarks somebody comes in, given those they had. */
  @FunctionalInterface
  interface Entrance {
    Marks from(Marks before);
  }

  /** Closes the window of someone who is in at {@code seq}. */
  static void go(Sql sql, long chat, PersonId person, long seq, Instant at) throws SQLException {
    sql.on(GO).with(seq).with(at).with(person.value()).with(chat).run();
  }

  static void save(Sql sql, long chat, PersonId person, Marks marks) throws SQLException {
    bind(sql.on(SAVE), marks).with(person.value()).with(chat).run();
  }

  private static Query bind(Query query, Marks marks) throws SQLException {
    Watermarks at = marks.at();
    return query
        .with(at.delivered())
        .with(at.deliveredAt())
        .with(at.read())
        .with(at.readAt())
        .with(marks.readMessages());
  }
}
