package io.i9chat.adapter.neo4j.log;

import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * A page of a log that is asked for, and whether what was read is all of one. Of a transaction that
 * is just being applied a reader may see anything: entries beside a head that does not reach them,
 * gaps, and bodies that are withdrawn by an entry that is not there yet, or not yet by one that is.
 * Each entry names the last message or activity below it, and what withdrew it, so all of that
 * shows; and then the page is read again.
 */
final class Page {
  private final ChatId chat;
  private final List<Window> windows;
  private final boolean all;
  private final boolean forward;
  private final PageBound bound;

  /**
   * @param all every entry, or messages and activities only
   */
  Page(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound, boolean all) {
    this.chat = chat;
    this.windows = clipped(visible, cursor);
    this.all = all;
    this.forward = cursor instanceof Cursor.After;
    this.bound = bound;
  }

  Map<String, Object> parameters() {
    return Map.of(
        "chat",
        chat.toString(),
        "windows",
        windows.stream().map(window -> List.of(window.from(), window.to())).toList(),
        "most",
        bound.items() + 1L,
        "bytes",
        bound.bytes());
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

  /** The page, if what was read is one. */
  Optional<LogPage> of(Record row) {
    long head = row.get("head").asLong();
    List<Value> read = row.get("entries").asList(value -> value);
    List<Entry> page = page(read);
    // What the database kept back, for it does not fit, lies behind one that does not fit either.
    boolean cut = page.size() < read.size();
    if (!isWhole(read, ends(row.get("ends")), head, cut) || !isSettled(read, head)) {
      return Optional.empty();
    }
    return Optional.of(new LogPage(forward ? page : page.reversed(), cut, head));
  }

  private List<Entry> page(List<Value> read) {
    PageBound.Filling page = bound.fill();
    return read.stream()
        .map(entry -> Entries.entry(chat, entry))
        .takeWhile(entry -> page.takes(Weight.of(entry)))
        .toList();
  }

  /** The last entries of windows, by seq. */
  private static Map<Long, Value> ends(Value rows) {
    Map<Long, Value> ends = new HashMap<>();
    rows.values().forEach(end -> ends.put(end.get("seq").asLong(), end));
    return ends;
  }

  private boolean isWhole(List<Value> read, Map<Long, Value> ends, long head, boolean cut) {
    int at = 0;
    for (Window window : windows) {
      long to = Math.min(window.to(), head);
      if (to < window.from() || (cut && at == read.size())) {
        continue;
      }
      Value end = ends.get(to);
      if (end == null) {
        return false;
      }
      int first = at;
      while (at < read.size() && window.holds(seq(read.get(at)))) {
        at++;
      }
      if (!isWhole(read.subList(first, at), window.from(), last(end), cut && at == read.size())) {
        return false;
      }
    }
    return at == read.size();
  }

  /**
   * Whether these are all that belong on the page of a window.
   *
   * @param last the last that belongs into it, one before the window if none does
   * @param cut whether the page ends with them
   */
  private boolean isWhole(List<Value> read, long from, long last, boolean cut) {
    List<Value> ascending = forward ? read : read.reversed();
    if (ascending.isEmpty()) {
      return last < from;
    }
    for (int i = 1; i < ascending.size(); i++) {
      if (below(ascending.get(i)) != seq(ascending.get(i - 1))) {
        return false;
      }
    }
    boolean starts = below(ascending.getFirst()) < from;
    boolean ends = seq(ascending.getLast()) == last;
    return (starts || (cut && !forward)) && (ends || (cut && forward));
  }

  private static long seq(Value entry) {
    return entry.get("seq").asLong();
  }

  /** The entry before this that a page may hold. */
  private long below(Value entry) {
    return all ? seq(entry) - 1 : entry.get("below").asLong();
  }

  /** The last entry up to this that a page may hold. */
  private long last(Value end) {
    return all ? seq(end) : Entries.last(end);
  }

  /** Whether exactly those bodies are withdrawn that entries up to the head withdraw. */
  private static boolean isSettled(List<Value> read, long head) {
    Map<Long, Long> lastEdits = new HashMap<>();
    Set<Long> deleted = new HashSet<>();
    for (Value entry : read) {
      switch (Properties.text(entry.get("kind"))) {
        case "edit" -> lastEdits.merge(entry.get("target").asLong(), seq(entry), Math::max);
        case "delete" -> deleted.add(entry.get("target").asLong());
        default -> {}
      }
    }
    for (Value entry : read) {
      if (entry.get("withdrawnBy").asLong(0) > head) {
        return false;
      }
      if (Bodies.body(entry) != null) {
        Value target = entry.get("target");
        long message = target.isNull() ? seq(entry) : target.asLong();
        @Nullable Long edit = lastEdits.get(message);
        if (deleted.contains(message) || (edit != null && edit > seq(entry))) {
          return false;
        }
      }
    }
    return true;
  }
}
