package io.i9chat.adapter.sqlite.log;

import io.i9chat.adapter.sqlite.engine.Query;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import java.sql.SQLException;
import java.util.Objects;

/** What was done to messages, found through the index of entries by their target. */
public final class About {
  // The indexes are named: left to itself the planner answers max(seq) from the order of the
  // primary key, which walks through the log from its end.
  private static final String DELETION =
      "SELECT max(seq) FROM entry INDEXED BY entry_deletion WHERE chat = ? AND target = ?"
          + " AND kind = 11 AND seq BETWEEN ? AND ?";
  private static final String LAST_EDIT =
      "SELECT max(seq) FROM entry INDEXED BY entry_edit WHERE chat = ? AND target = ?"
          + " AND kind = 10 AND seq BETWEEN ? AND ?";

  private static final String NEXT = nearest(">=", "");
  private static final String PREVIOUS = nearest("<=", " DESC");

  // The planner takes an index of some kinds only for the very same condition.
  private static final String OF_PERSON =
      "SELECT max(seq), count(*) FILTER (WHERE kind = 12) FROM entry INDEXED BY entry_reaction"
          + " WHERE chat = ? AND target = ? AND author = ? AND kind BETWEEN 12 AND 13";
  private static final String REACTIONS =
      "SELECT author, seq, kind, text FROM entry INDEXED BY entry_reaction"
          + " WHERE chat = ? AND target = ? AND kind BETWEEN 12 AND 13 ORDER BY author, seq";
  private static final String KIND = "SELECT kind FROM entry WHERE chat = ? AND seq = ?";
  private static final String WITHDRAW =
      "UPDATE entry SET form = NULL, text = NULL, rest = NULL"
          + " WHERE chat = ? AND seq = ? AND form IS NOT NULL";

  private static final Window ALWAYS = new Window(1, Window.OPEN);

  private About() {}

  /** One statement, for each costs more than its three looks. */
  private static String nearest(String compared, String order) {
    return "SELECT (SELECT target FROM entry INDEXED BY entry_edit WHERE chat = ?1 AND target "
        + (compared + " ?2 AND kind = 10 ORDER BY target" + order + " LIMIT 1),")
        + " (SELECT target FROM entry INDEXED BY entry_deletion WHERE chat = ?1 AND target "
        + (compared + " ?2 AND kind = 11 ORDER BY target" + order + " LIMIT 1),")
        + " (SELECT target FROM entry INDEXED BY entry_reaction WHERE chat = ?1 AND target "
        + (compared + " ?2 AND kind BETWEEN 12 AND 13 ORDER BY target" + order + " LIMIT 1)");
  }

  /**
   * The last reactions of a person to a message.
   *
   * @param last the seq of the last reaction or unreaction, 0 if there is none
   * @param count how many reactions there are
   */
  public record Reactions(long last, int count) {}

  /**
   * The nearest messages to a seq, in one direction, that something was done to.
   *
   * @param from that seq, where its own message is the nearest
   * @param edited the nearest that was edited, 0 for none
   * @param deleted the nearest that was deleted, 0 for none
   * @param reacted the nearest that has or had a reaction, 0 for none
   */
  record Nearest(long from, boolean upwards, long edited, long deleted, long reacted) {
    /** Whether it tells of that message: it was not passed over. */
    boolean tellsOf(long target) {
      return tellsOf(target, edited) && tellsOf(target, deleted) && tellsOf(target, reacted);
    }

    private boolean tellsOf(long target, long nearest) {
      return upwards
          ? target >= from && (nearest == 0 || target <= nearest)
          : target <= from && target >= nearest;
    }
  }

  /** Looks which messages from {@code seq} on, upwards or downwards, something was done to. */
  static Nearest nearest(Sql sql, long key, long seq, boolean upwards) throws SQLException {
    // No message has the seq 0, which is what NULL is read as.
    Nearest nearest =
        sql.on(upwards ? NEXT : PREVIOUS)
            .with(key)
            .with(seq)
            .first(
                row -> new Nearest(seq, upwards, row.getLong(1), row.getLong(2), row.getLong(3)));
    return Objects.requireNonNull(nearest);
  }

  public static boolean isMessage(Sql sql, long key, long seq) throws SQLException {
    Integer kind = sql.on(KIND).with(key).with(seq).first(row -> row.getInt(1));
    return kind != null && kind == ChatCodes.MESSAGE;
  }

  /** The seq of the deletion of the message, 0 if there is none. */
  public static long deletion(Sql sql, long key, long target) throws SQLException {
    return deletion(sql, key, target, ALWAYS);
  }

  /** The seq of the deletion of the message in a window, 0 if there is none. */
  public static long deletion(Sql sql, long key, long target, Window window) throws SQLException {
    return last(sql.on(DELETION), key, target, window);
  }

  /** The seq of the last edit of the message, 0 if there is none. */
  public static long lastEdit(Sql sql, long key, long target) throws SQLException {
    return lastEdit(sql, key, target, ALWAYS);
  }

  /** The seq of the last edit of the message in a window, 0 if there is none. */
  public static long lastEdit(Sql sql, long key, long target, Window window) throws SQLException {
    return last(sql.on(LAST_EDIT), key, target, window);
  }

  private static long last(Query query, long key, long target, Window window) throws SQLException {
    Long seq =
        query
            .with(key)
            .with(target)
            .with(window.from())
            .with(window.to())
            .first(row -> row.getLong(1));
    return seq == null ? 0 : seq;
  }

  public static Reactions reactions(Sql sql, long key, long target, PersonId person)
      throws SQLException {
    Reactions found =
        sql.on(OF_PERSON)
            .with(key)
            .with(target)
            .with(person.value())
            .first(row -> new Reactions(row.getLong(1), row.getInt(2)));
    return found == null ? new Reactions(0, 0) : found;
  }

  /** Reads author, seq, kind and emoji of every reaction and unreaction, by author and seq. */
  public static void reactions(Sql sql, long key, long target, Query.RowWork work)
      throws SQLException {
    sql.on(REACTIONS).with(key).with(target).each(work);
  }

  /**
   * Withdraws what the message and its edits below {@code before} say. Each edit has done so for
   * those below it, so that only the last of them can still say anything: a message that was edited
   * many times costs no more than one that was edited once.
   */
  public static void withdraw(Sql sql, long key, long target, long before) throws SQLException {
    withdraw(sql, key, target);
    withdraw(sql, key, lastEdit(sql, key, target, new Window(1, before - 1)));
  }

  private static void withdraw(Sql sql, long key, long seq) throws SQLException {
    if (sql.on(WITHDRAW).with(key).with(seq).run() > 0) {
      Ledger.release(sql, key, seq);
    }
  }
}
