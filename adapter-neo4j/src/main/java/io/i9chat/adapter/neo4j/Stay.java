package io.i9chat.adapter.neo4j;

import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.ports.model.chat.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One person's membership of a chat within a transaction, with what they wrote in it. */
final class Stay {
  /** Whether the graph holds it already. */
  final boolean stored;

  final List<Map<String, Object>> written = new ArrayList<>();
  private List<Window> windows;
  private Watermarks marks;
  private @Nullable Instant leftAt;
  private boolean changed;

  Stay(boolean stored, List<Window> windows, Watermarks marks, @Nullable Instant leftAt) {
    this.stored = stored;
    this.windows = windows;
    this.marks = marks;
    this.leftAt = leftAt;
    this.changed = !stored;
  }

  static Stay fresh() {
    return new Stay(false, List.of(), Watermarks.NONE, null);
  }

  boolean isChanged() {
    return changed || !written.isEmpty();
  }

  /** Whether they have ever been in. */
  boolean everIn() {
    return !windows.isEmpty();
  }

  Membership membership() {
    return new Membership(windows);
  }

  Watermarks marks() {
    return marks;
  }

  @Nullable Instant leftAt() {
    return leftAt;
  }

  /** Opens a window, unless one is open. */
  void comeIn(long seq) {
    if (!membership().isIn()) {
      List<Window> longer = new ArrayList<>(windows);
      longer.add(new Window(seq, Window.OPEN));
      windows = List.copyOf(longer);
      changed = true;
    }
  }

  /** Closes the open window, if one is, with the entry that closes it. */
  void goOut(Entry by) {
    if (membership().isIn()) {
      List<Window> closed = new ArrayList<>(windows);
      closed.set(closed.size() - 1, new Window(closed.getLast().from(), by.seq()));
      windows = List.copyOf(closed);
      leftAt = by.at();
      changed = true;
    }
  }

  /** Raises the watermarks; whether they moved. */
  boolean raise(long delivered, long read, Instant at) {
    Watermarks raised = marks.raised(delivered, read, at);
    boolean moved = !raised.equals(marks);
    marks = raised;
    changed |= moved;
    return moved;
  }
}
