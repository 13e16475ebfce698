package io.i9chat.adapter.sqlite.log;

import io.i9chat.adapter.sqlite.engine.Query;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Weight;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries of one chat that are read row by row, until one does not fit into the bound any more:
 * that one is the last that is read.
 */
final class EntryPage {
  // The index has no other entries, and the planner takes it only for the very same condition.
  private static final String ACTIVITIES =
      Entries.COLUMNS
          + " INDEXED BY entry_activity WHERE chat = ? AND seq < ? AND kind BETWEEN 2 AND 9"
          + " ORDER BY seq DESC";

  private final Sql sql;
  private final ChatId chat;
  private final long key;
  private final PageBound.Filling filling;
  private final List<Entry> entries = new ArrayList<>();
  private boolean more;

  /**
   * An empty page.
   *
   * @param key of the chat
   */
  EntryPage(Sql sql, ChatId chat, long key, PageBound bound) {
    this.sql = sql;
    this.chat = chat;
    this.key = key;
    this.filling = bound.fill();
  }

  Sql sql() {
    return sql;
  }

  long key() {
    return key;
  }

  /**
   * Takes the entries from {@code from} to {@code to}, both included, upwards, as many as fit.
   *
   * @param all whether also those come that are about messages
   */
  void up(long from, long to, boolean all) throws SQLException {
    take(
        Entries.up(sql, key, from, to),
        all,
        left -> {
          long next = Runs.above(sql, key, left, to);
          return next == 0 ? null : Entries.up(sql, key, next, to);
        });
  }

  /** Takes the entries from {@code to} down to {@code from}, both included, as many as fit. */
  void down(long from, long to, boolean all) throws SQLException {
    take(
        Entries.down(sql, key, from, to),
        all,
        left -> {
          long next = Runs.below(sql, key, left);
          return next == 0 ? null : Entries.down(sql, key, from, next);
        });
  }

  /** The rows behind a run of entries that is left at a seq, {@code null} if there are none. */
  private interface Behind {
    @Nullable Query run(long left) throws SQLException;
  }

  private void take(Query first, boolean all, Behind behind) throws SQLException {
    if (all) {
      take(first);
      return;
    }
    Query rows = first;
    while (rows != null) {
      long left = takeShown(rows);
      rows = left == 0 ? null : behind.run(left);
    }
  }

  /** Takes the rows of a query in their order, as many as fit. */
  void take(Query query) throws SQLException {
    query.until(row -> take(Entries.read(chat, row)));
  }

  /**
   * Takes the rows that are about no message, until a long run of the others.
   *
   * @return the seq in that run at which it was left, 0 if there is no more to be read
   */
  private long takeShown(Query query) throws SQLException {
    Skipped skipped = new Skipped();
    query.until(row -> {
      int kind = Entries.kind(row);
      if (Entries.isAbout(kind)) {
        return skipped.goesOn(row.getLong(1));
      }
      skipped.count = 0;
      return take(Entries.read(chat, row, kind));
    });
    return skipped.count == Runs.LONG ? skipped.last : 0;
  }

  private static final class Skipped {
    private int count;
    private long last;

    boolean goesOn(long seq) {
      last = seq;
      count++;
      return count < Runs.LONG;
    }
  }

  /** Takes the entry at {@code seq} if there is one. */
  void take(long seq) throws SQLException {
    Entry entry = Entries.at(sql, key, chat, seq);
    if (entry != null) {
      take(entry);
    }
  }

  private boolean take(Entry entry) {
    if (!more && filling.takes(Weight.of(entry))) {
      entries.add(entry);
    } else {
      more = true;
    }
    return !more;
  }

  /** Whether an entry did not fit. */
  boolean isFull() {
    return more;
  }

  /** What was taken, in that order. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Takes the last activities below {@code below}, downwards. */
  void takeActivities(long below) throws SQLException {
    take(sql.on(ACTIVITIES).with(key).with(below));
  }
}
