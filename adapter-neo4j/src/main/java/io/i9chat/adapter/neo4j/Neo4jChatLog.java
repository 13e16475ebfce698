package io.i9chat.adapter.neo4j;

import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.Cursor;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.LogPage;
import io.i9chat.ports.model.chat.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;

/**
 * The log, read from the index of entries by chat and seq.
 *
 * <p>Seqs have no gaps, so which entries belong on a page follows from the head alone. A page that
 * lacks one was read while the last transaction was being applied, and is read again.
 */
final class Neo4jChatLog implements ChatLog {
  private static final String PAGE =
      """
      OPTIONAL MATCH (c:Chat {id: $in.chat})
      WITH coalesce(c.head, 0) AS head
      RETURN head,
        COLLECT {
          UNWIND $in.windows AS window
          WITH window[0] AS from,
            CASE WHEN window[1] < head THEN window[1] ELSE head END AS to
          CALL (from, to) {
            MATCH (e:Entry {chat: $in.chat}) WHERE e.seq >= from AND e.seq <= to
            RETURN e ORDER BY e.chat %1$s, e.seq %1$s LIMIT $in.most
          }
          RETURN properties(e) ORDER BY e.seq %1$s LIMIT $in.most
        } AS entries
      """;

  static final String FORWARD = PAGE.formatted("ASC");
  static final String BACKWARD = PAGE.formatted("DESC");

  static final String AT =
      """
      UNWIND $in.seqs AS seq
      MATCH (e:Entry {chat: $in.chat, seq: seq})
      RETURN properties(e) AS entry
      """;

  private static final Comparator<Entry> BY_SEQ = Comparator.comparingLong(Entry::seq);

  private final Graph graph;

  Neo4jChatLog(Graph graph) {
    this.graph = graph;
  }

  @Override
  public LogPage log(ChatId chat, List<Window> visible, Cursor cursor, int limit) {
    List<Window> windows = clipped(visible, cursor);
    boolean forward = cursor instanceof Cursor.After;
    long most = limit + 1L;
    List<List<Long>> ends = windows.stream().map(w -> List.of(w.from(), w.to())).toList();
    return graph.settled(
        forward ? FORWARD : BACKWARD,
        Map.of("chat", chat.toString(), "windows", ends, "most", most),
        rows -> page(chat, rows.getFirst(), wanted(rows, windows, forward, most), limit, forward));
  }

  /** Every payload there is today is a message or an activity, so history is the whole log. */
  @Override
  public LogPage history(ChatId chat, List<Window> visible, Cursor cursor, int limit) {
    return log(chat, visible, cursor, limit);
  }

  @Override
  public List<Entry> at(ChatId chat, Collection<Long> seqs) {
    return graph
        .rows(AT, Map.of("chat", chat.toString(), "seqs", seqs.stream().distinct().toList()))
        .stream()
        .map(row -> Rows.entry(chat, row.get("entry")))
        .sorted(BY_SEQ)
        .toList();
  }

  /** What the windows and the cursor leave, in the direction of the cursor. */
  private static List<Window> clipped(List<Window> visible, Cursor cursor) {
    List<Window> left = new ArrayList<>();
    for (Window window : visible) {
      long from = window.from();
      long to = window.to();
      switch (cursor) {
        case Cursor.After after -> {
          if (after.seq() >= to) {
            continue;
          }
          from = Math.max(from, after.seq() + 1);
        }
        case Cursor.Before before -> {
          if (before.seq() <= from) {
            continue;
          }
          to = Math.min(to, before.seq() - 1);
        }
      }
      left.add(new Window(from, to));
    }
    Comparator<Window> order = Comparator.comparingLong(Window::from);
    left.sort(cursor instanceof Cursor.After ? order : order.reversed());
    return left;
  }

  /** The seqs that must be there, given the head that was read. */
  private static List<Long> wanted(
      List<Record> rows, List<Window> windows, boolean forward, long most) {
    long head = rows.getFirst().get("head").asLong();
    List<Long> wanted = new ArrayList<>();
    for (Window window : windows) {
      long last = Math.min(window.to(), head);
      for (long i = 0; i <= last - window.from() && wanted.size() < most; i++) {
        wanted.add(forward ? window.from() + i : last - i);
      }
    }
    return wanted;
  }

  private static Optional<LogPage> page(
      ChatId chat, Record row, List<Long> wanted, int limit, boolean forward) {
    List<Entry> read = row.get("entries").asList(value -> Rows.entry(chat, value));
    if (!read.stream().map(Entry::seq).toList().equals(wanted)) {
      return Optional.empty();
    }
    boolean more = read.size() > limit;
    List<Entry> entries = more ? read.subList(0, limit) : read;
    return Optional.of(
        new LogPage(forward ? entries : entries.reversed(), more, row.get("head").asLong()));
  }
}
