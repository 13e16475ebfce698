package io.i9chat.adapter.sqlite;

import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.Cursor;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.LogPage;
import io.i9chat.ports.model.chat.Window;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** Pages of logs, read as ranges of the table's own order. */
final class SqliteChatLog implements ChatLog {
  private final Readers readers;

  SqliteChatLog(Readers readers) {
    this.readers = readers;
  }

  @Override
  public LogPage log(ChatId chat, List<Window> visible, Cursor cursor, int limit) {
    return readers.ask(sql -> {
      ChatState state = ChatState.find(sql, chat);
      if (state == null) {
        return new LogPage(List.of(), false, 0);
      }
      return switch (cursor) {
        case Cursor.After after -> after(sql, state, visible, after.seq(), limit);
        case Cursor.Before before -> before(sql, state, visible, before.seq(), limit);
      };
    });
  }

  /** Every entry there is today is a message or an activity, so this is the log. */
  @Override
  public LogPage history(ChatId chat, List<Window> visible, Cursor cursor, int limit) {
    return log(chat, visible, cursor, limit);
  }

  private static LogPage after(Sql sql, ChatState chat, List<Window> visible, long seq, int limit)
      throws SQLException {
    List<Entry> found = new ArrayList<>();
    // One more than asked for says whether there is more.
    long wanted = limit + 1L;
    for (Window window : visible) {
      if (window.to() > seq && found.size() < wanted) {
        long from = seq < window.from() ? window.from() : seq + 1;
        found.addAll(Entries.up(sql, chat.key, chat.id, from, window.to(), wanted - found.size()));
      }
    }
    boolean more = found.size() > limit;
    return new LogPage(more ? found.subList(0, limit) : found, more, chat.head);
  }

  private static LogPage before(Sql sql, ChatState chat, List<Window> visible, long seq, int limit)
      throws SQLException {
    List<Entry> found = new ArrayList<>();
    long wanted = limit + 1L;
    for (Window window : visible.reversed()) {
      if (window.from() < seq && found.size() < wanted) {
        long to = seq > window.to() ? window.to() : seq - 1;
        found.addAll(
            Entries.down(sql, chat.key, chat.id, window.from(), to, wanted - found.size()));
      }
    }
    boolean more = found.size() > limit;
    List<Entry> page = new ArrayList<>(more ? found.subList(0, limit) : found);
    Collections.reverse(page);
    return new LogPage(page, more, chat.head);
  }

  @Override
  public List<Entry> at(ChatId chat, Collection<Long> seqs) {
    return readers.ask(sql -> {
      List<Entry> found = new ArrayList<>();
      ChatState state = ChatState.find(sql, chat);
      if (state != null) {
        for (long seq : new TreeSet<>(seqs)) {
          Entry entry = Entries.at(sql, state.key, chat, seq);
          if (entry != null) {
            found.add(entry);
          }
        }
      }
      return List.copyOf(found);
    });
  }
}
