package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.PageBound;
import io.i9chat.ports.model.chat.Weight;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries of one chat that are read row by row, until one does not fit into the bound any more:
 * that one is the last that is read.
 */
final class EntryPage {
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

  /** Takes the rows of a query in their order, as many as fit. */
  void take(Query query) throws SQLException {
    query.until(row -> take(Entries.read(chat, row)));
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
}
