package io.i9chat.adapter.sqlite.log;

import io.i9chat.adapter.sqlite.engine.Readers;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.log.Target;
import io.i9chat.ports.model.page.AuthorPage;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Pages of logs, read as ranges of the table's own order. */
public final class SqliteChatLog implements ChatLog {
  private static final String PLACE = "SELECT key, head FROM chat WHERE id = ?";

  private final Readers readers;

  public SqliteChatLog(Readers readers) {
    this.readers = readers;
  }

  /** A chat's log in a snapshot. */
  private record Log(Sql sql, ChatId chat, long key, long head) {
    static @Nullable Log find(Sql sql, ChatId chat) throws SQLException {
      sql.isAbout(chat);
      return sql.on(PLACE)
          .with(chat.value())
          .first(row -> new Log(sql, chat, row.getLong(1), row.getLong(2)));
    }

    EntryPage page(PageBound bound) {
      return new EntryPage(sql, chat, key, bound);
    }

    @Nullable Entry at(long seq) throws SQLException {
      return seq < 1 ? null : Entries.at(sql, key, chat, seq);
    }

    List<Entry> at(SortedSet<Long> seqs, PageBound bound) throws SQLException {
      EntryPage page = page(bound);
      for (long seq : seqs) {
        if (!page.isFull()) {
          page.take(seq);
        }
      }
      return page.entries();
    }
  }

  @Override
  public LogPage log(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound) {
    return page(chat, visible, cursor, bound, true);
  }

  @Override
  public LogPage history(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound) {
    return page(chat, visible, cursor, bound, false);
  }

  private LogPage page(
      ChatId chat, List<Window> visible, Cursor cursor, PageBound bound, boolean all) {
    return readers.ask(
        chat,
        sql -> {
          Log log = Log.find(sql, chat);
          if (log == null) {
            return new LogPage(List.of(), false, 0);
          }
          EntryPage page = log.page(bound);
          switch (cursor) {
            case Cursor.After after -> after(page, visible, after.seq(), all);
            case Cursor.Before before -> before(page, visible, before.seq(), all);
          }
          List<Entry> read = page.entries();
          return new LogPage(
              cursor instanceof Cursor.Before ? read.reversed() : read, page.isFull(), log.head);
        });
  }

  private static void after(EntryPage page, List<Window> visible, long seq, boolean all)
      throws SQLException {
    for (Window window : visible) {
      if (window.to() > seq && !page.isFull()) {
        long from = seq < window.from() ? window.from() : seq + 1;
        page.up(from, window.to(), all);
      }
    }
  }

  /** The newest first. */
  private static void before(EntryPage page, List<Window> visible, long seq, boolean all)
      throws SQLException {
    for (Window window : visible.reversed()) {
      if (window.from() < seq && !page.isFull()) {
        long to = seq > window.to() ? window.to() : seq - 1;
        page.down(window.from(), to, all);
      }
    }
  }

  @Override
  public List<Entry> at(ChatId chat, Collection<Long> seqs, PageBound bound) {
    SortedSet<Long> wanted = new TreeSet<>(seqs);
    return readers.ask(
        chat,
        sql -> {
          Log log = Log.find(sql, chat);
          return log == null ? List.of() : log.at(wanted, bound);
        });
  }

  @Override
  public Part<Fold> about(
      ChatId chat,
      List<Window> visible,
      List<Long> targets,
      @Nullable PersonId reader,
      PageBound bound) {
    return readers.ask(
        chat,
        sql -> {
          Log log = Log.find(sql, chat);
          return log == null
              ? new Part<>(List.of(), false)
              : new Folds(sql, chat, log.key, visible).of(targets, reader, bound);
        });
  }

  @Override
  public Optional<Target> target(ChatId chat, long seq, PersonId person) {
    return readers.ask(
        chat,
        sql -> {
          Log log = Log.find(sql, chat);
          if (log == null || !About.isMessage(sql, log.key, seq)) {
            return Optional.empty();
          }
          Entry message = log.at(seq);
          About.Reactions reactions = About.reactions(sql, log.key, seq, person);
          return message == null
              ? Optional.empty()
              : Optional.of(
                  new Target(
                      message,
                      log.at(About.lastEdit(sql, log.key, seq)),
                      log.at(About.deletion(sql, log.key, seq)),
                      log.at(reactions.last()),
                      reactions.count()));
        });
  }

  @Override
  public AuthorPage by(ChatId chat, PersonId author, long after, PageBound bound) {
    return readers.ask(
        chat,
        sql -> {
          Log log = Log.find(sql, chat);
          if (log == null) {
            return new AuthorPage(List.of(), after, false);
          }
          Authored found = Authored.find(sql, log.key, author, after, bound.items());
          EntryPage page = log.page(bound);
          for (long seq : found.messages()) {
            if (!page.isFull()) {
              page.take(seq);
            }
          }
          List<Entry> messages = page.entries();
          return page.isFull()
              ? new AuthorPage(messages, messages.getLast().seq(), true)
              : new AuthorPage(messages, found.upTo(), found.more());
        });
  }

  @Override
  public List<Entry> activities(ChatId chat, long below, PageBound bound) {
    return readers.ask(
        chat,
        sql -> {
          Log log = Log.find(sql, chat);
          if (log == null) {
            return List.of();
          }
          EntryPage page = log.page(bound);
          page.takeActivities(below);
          return page.entries();
        });
  }
}
