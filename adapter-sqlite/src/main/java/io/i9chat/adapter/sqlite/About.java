package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.PersonId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done to messages, found through the index of entries by their target. */
final class About {
  private static final String DELETION =
      "SELECT max(seq) FROM entry WHERE chat = ? AND target = ? AND kind = " + ChatCodes.DELETE;
  private static final String LAST_EDIT =
      "SELECT max(seq) FROM entry INDEXED BY entry_edit WHERE chat = ? AND target = ? AND kind = "
          + ChatCodes.EDIT
          + " AND seq < ?";
  private static final String OF_PERSON =
      "SELECT max(seq), count(*) FROM entry"
          + " WHERE chat = ? AND target = ? AND kind = ? AND author = ?";
  private static final String ALL =
      "SELECT seq, kind, author FROM entry INDEXED BY entry_about WHERE chat = ? AND target = ?"
          + " ORDER BY kind, author, seq";
  private static final String KIND = "SELECT kind FROM entry WHERE chat = ? AND seq = ?";
  private static final String WITHDRAW =
      "UPDATE entry SET form = NULL, text = NULL, rest = NULL"
          + " WHERE chat = ? AND seq = ? AND form IS NOT NULL";

  // Ordered by sorting what the index has of the author, a little at a time, rather than by walking
  // through what everybody else wrote.
  static final String BY =
      "SELECT seq FROM entry INDEXED BY entry_of_client_id WHERE chat = ? AND author = ?"
          + " AND client_id IS NOT NULL AND seq > ? ORDER BY seq LIMIT ?";

  private About() {}

  /** One entry about a message. */
  record Line(long seq, int kind, PersonId author) {}

  /**
   * The last reactions of somebody to a message.
   *
   * @param last the seq of the last reaction or unreaction, 0 if there is none
   * @param count how many reactions there are
   */
  record Reactions(long last, int count) {}

  static boolean isMessage(Sql sql, long key, long seq) throws SQLException {
    Integer kind = sql.on(KIND).with(key).with(seq).first(row -> row.getInt(1));
    return kind != null && kind == ChatCodes.MESSAGE;
  }

  /** The seq of the deletion of the message, 0 if there is none. */
  static long deletion(Sql sql, long key, long target) throws SQLException {
    return orNone(sql.on(DELETION).with(key).with(target).first(row -> row.getLong(1)));
  }

  /** The seq of the last edit of the message, 0 if there is none. */
  static long lastEdit(Sql sql, long key, long target) throws SQLException {
    return lastEdit(sql, key, target, Long.MAX_VALUE);
  }

  private static long lastEdit(Sql sql, long key, long target, long before) throws SQLException {
    return orNone(
        sql.on(LAST_EDIT).with(key).with(target).with(before).first(row -> row.getLong(1)));
  }

  private static long orNone(@Nullable Long seq) {
    return seq == null ? 0 : seq;
  }

  static Reactions reactions(Sql sql, long key, long target, PersonId person) throws SQLException {
    Reactions put = ofPerson(sql, key, target, ChatCodes.REACTION, person);
    Reactions taken = ofPerson(sql, key, target, ChatCodes.UNREACTION, person);
    return new Reactions(Math.max(put.last(), taken.last()), put.count());
  }

  private static Reactions ofPerson(Sql sql, long key, long target, int kind, PersonId person)
      throws SQLException {
    Reactions found =
        sql.on(OF_PERSON)
            .with(key)
            .with(target)
            .with(kind)
            .with(person.value())
            .first(row -> new Reactions(row.getLong(1), row.getInt(2)));
    return found == null ? new Reactions(0, 0) : found;
  }

  /** All entries about the message; those of one kind and author in seq order. */
  static List<Line> all(Sql sql, long key, long target) throws SQLException {
    return sql.on(ALL)
        .with(key)
        .with(target)
        .list(row -> new Line(row.getLong(1), row.getInt(2), Rows.person(row, 3)));
  }

  /** The first of an author's messages above {@code after} that nobody has deleted. */
  static List<Long> undeleted(Sql sql, long key, PersonId author, long after, int limit)
      throws SQLException {
    List<Long> found = new ArrayList<>();
    List<Long> next = List.of(after);
    while (found.size() < limit && !next.isEmpty()) {
      next =
          sql.on(BY)
              .with(key)
              .with(author.value())
              .with(next.getLast())
              .with(limit)
              .list(row -> row.getLong(1));
      for (long seq : next) {
        if (found.size() < limit && deletion(sql, key, seq) == 0) {
          found.add(seq);
        }
      }
    }
    return found;
  }

  /**
   * Withdraws what the message and its edits below {@code before} say. Each edit has done so for
   * those below it, so that only the last of them can still say anything: a message that was edited
   * many times costs no more than one that was edited once.
   */
  static void withdraw(Sql sql, long key, long target, long before) throws SQLException {
    withdraw(sql, key, target);
    withdraw(sql, key, lastEdit(sql, key, target, before));
  }

  private static void withdraw(Sql sql, long key, long seq) throws SQLException {
    if (sql.on(WITHDRAW).with(key).with(seq).run() > 0) {
      Ledger.release(sql, key, seq);
    }
  }
}
