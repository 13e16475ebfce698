package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.Bytes;
import io.i9chat.adapter.sqlite.engine.Query;
import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.log.ChatCodes;
import io.i9chat.adapter.sqlite.log.Packed;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Preferences;
import io.i9chat.ports.model.chat.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One person's row of a chat: what they are to it, how far they have got, and how they have it. */
record MemberRow(Membership membership, Marks marks, Preferences preferences) {
  private static final String FIND =
      "SELECT standing, from_seq, to_seq, earlier, cleared, frozen, muted_until, archived, pinned, "
          + Marks.COLUMNS
          + " FROM membership WHERE person = ? AND chat = ?";
  private static final String ROSTER =
      "SELECT person, standing, from_seq, cleared, earlier FROM membership"
          + " INDEXED BY membership_of_chat WHERE chat = ? AND to_seq IS NULL";
  private static final String ENTER =
      "INSERT INTO membership (person, chat, standing, from_seq, earlier, delivered, delivered_at,"
          + " read, read_at, read_messages, wrote, shown_delivered, shown_delivered_at, shown_read,"
          + " shown_read_at, cleared, archived, pinned)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)"
          + " ON CONFLICT (person, chat) DO UPDATE SET standing = excluded.standing,"
          + " from_seq = excluded.from_seq, to_seq = NULL, gone_at = NULL, frozen = NULL,"
          + " earlier = excluded.earlier, delivered = excluded.delivered,"
          + " delivered_at = excluded.delivered_at, read = excluded.read,"
          + " read_at = excluded.read_at, read_messages = excluded.read_messages,"
          + " shown_delivered = excluded.shown_delivered,"
          + " shown_delivered_at = excluded.shown_delivered_at,"
          + " shown_read = excluded.shown_read, shown_read_at = excluded.shown_read_at";
  private static final String UPDATE =
      "UPDATE membership SET standing = ?, to_seq = ?, frozen = ?,"
          + " gone_at = CASE WHEN ?2 IS NULL OR to_seq IS NOT NULL THEN gone_at ELSE ? END"
          + " WHERE person = ? AND chat = ?";

  static @Nullable MemberRow find(Sql sql, long chat, PersonId person) throws SQLException {
    return sql.on(FIND).with(person.value()).with(chat).first(MemberRow::read);
  }

  private static MemberRow read(ResultSet row) throws SQLException {
    long from = row.getLong(2);
    long to = row.getLong(3);
    Window last = new Window(from, row.wasNull() ? Window.OPEN : to);
    byte @Nullable [] frozen = row.getBytes(6);
    GroupState group = frozen == null ? null : Packed.group(frozen);
    Membership membership =
        new Membership(
            ChatCodes.status(row.getInt(1)),
            Bytes.windows(row.getBytes(4), last),
            row.getLong(5),
            group);
    Preferences preferences =
        new Preferences(Rows.time(row, 7), row.getInt(8) != 0, row.getInt(9) != 0);
    return new MemberRow(membership, Marks.read(row, 10), preferences);
  }

  /** All members. */
  static Map<PersonId, Membership> roster(Sql sql, long chat) throws SQLException {
    Map<PersonId, Membership> roster = new HashMap<>();
    sql.on(ROSTER)
        .with(chat)
        .each(row -> {
          List<Window> windows =
              Bytes.windows(row.getBytes(5), new Window(row.getLong(3), Window.OPEN));
          MemberStatus status = ChatCodes.status(row.getInt(2));
          roster.put(Rows.person(row, 1), new Membership(status, windows, row.getLong(4), null));
        });
    return roster;
  }

  /** Stores a membership whose last window has just opened; a person may have had one before. */
  static void enter(Sql sql, long chat, PersonId person, Membership membership, Marks marks)
      throws SQLException {
    List<Window> windows = membership.windows();
    List<Window> earlier = windows.subList(0, windows.size() - 1);
    Query enter =
        sql.on(ENTER)
            .with(person.value())
            .with(chat)
            .with(ChatCodes.of(membership.status()))
            .with(membership.since())
            .with(earlier.isEmpty() ? null : Bytes.ofWindows(earlier));
    marks.bind(enter).run();
  }

  /**
   * Stores a membership that has another status, or whose last window has just closed.
   *
   * @param at when, which is kept of one that has just closed
   */
  static void update(Sql sql, long chat, PersonId person, Membership membership, Instant at)
      throws SQLException {
    GroupState frozen = membership.frozen();
    long to = membership.windows().getLast().to();
    sql.on(UPDATE)
        .with(ChatCodes.of(membership.status()))
        .with(to == Window.OPEN ? null : to)
        .with(frozen == null ? null : Packed.group(frozen))
        .with(at)
        .with(person.value())
        .with(chat)
        .run();
  }
}
