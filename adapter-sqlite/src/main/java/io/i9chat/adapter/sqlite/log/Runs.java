package io.i9chat.adapter.sqlite.log;

import io.i9chat.adapter.sqlite.engine.Sql;
import java.sql.SQLException;

/**
 * Finds the ends of long runs of entries that are about messages, which histories leave out. There
 * is no index of the others, for every message would have to pay for it: the next message is found
 * by bisecting the count of messages, which every entry has, the next activity by its index.
 */
public final class Runs {
  /** From so many entries on, finding the end of a run costs less than reading it. */
  static final int LONG = 64;

  private static final String LAST =
      "SELECT seq FROM entry WHERE chat = ? AND seq <= ? ORDER BY seq DESC LIMIT 1";
  private static final String ACTIVITY_ABOVE =
      "SELECT seq FROM entry INDEXED BY entry_activity WHERE chat = ? AND seq > ?"
          + " AND kind BETWEEN 2 AND 9 ORDER BY seq LIMIT 1";
  private static final String ACTIVITY_BELOW =
      "SELECT seq FROM entry INDEXED BY entry_activity WHERE chat = ? AND seq < ?"
          + " AND kind BETWEEN 2 AND 9 ORDER BY seq DESC LIMIT 1";

  private Runs() {}

  /**
   * Where to read on upwards: nothing between {@code seq}, which is in a run, and there is part of
   * a history. 0 if nothing is up to {@code to}.
   */
  static long above(Sql sql, long key, long seq, long to) throws SQLException {
    Long last = sql.on(LAST).with(key).with(to).first(row -> row.getLong(1));
    long end = last == null ? seq : last;
    long messages = Entries.messages(sql, key, seq);
    boolean any = Entries.messages(sql, key, end) > messages;
    long next = any ? firstWith(sql, key, messages + 1, seq, end) : 0;
    Long activity = sql.on(ACTIVITY_ABOVE).with(key).with(seq).first(row -> row.getLong(1));
    if (activity == null || activity > to) {
      return next;
    }
    return next == 0 ? activity : Math.min(next, activity);
  }

  /** The same downwards; 0 if nothing is. */
  static long below(Sql sql, long key, long seq) throws SQLException {
    long messages = Entries.messages(sql, key, seq);
    long previous = messages == 0 ? 0 : firstWith(sql, key, messages, 0, seq);
    Long activity = sql.on(ACTIVITY_BELOW).with(key).with(seq).first(row -> row.getLong(1));
    return activity == null ? previous : Math.max(previous, activity);
  }

  /** The first entry with so many messages up to it: above {@code low}, at most {@code high}. */
  private static long firstWith(Sql sql, long key, long messages, long low, long high)
      throws SQLException {
    long without = low;
    long with = high;
    while (with - without > 1) {
      long middle = (without + with) >>> 1;
      if (Entries.messages(sql, key, middle) < messages) {
        without = middle;
      } else {
        with = middle;
      }
    }
    return with;
  }
}
