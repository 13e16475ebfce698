package io.i9chat.domain.chat;

import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was done to the messages among some entries, as far as it fits into a bound. A reply to what
 * lies outside is decided by {@link Quotes}. Rules: WINDOW-5.
 *
 * @param told the first of the entries, of which all is known
 * @param bySeq what was done to those of them that something was done to
 */
public record Folds(List<Entry> told, Map<Long, Fold> bySeq) {
  /**
   * Reads what was done to the first of these entries.
   *
   * @param visible where the reader may see it
   * @param entries of one chat, in the order in which they are wanted
   * @param reader who is always named among those who react, {@code null} to leave reactions out
   * @param bytes what the folds may weigh, but for one which is always read
   */
  public static Folds of(
      ChatLog log,
      ChatId chat,
      List<Window> visible,
      List<Entry> entries,
      @Nullable PersonId reader,
      long bytes) {
    List<Long> messages = messages(entries);
    if (messages.isEmpty()) {
      return new Folds(entries, Map.of());
    }
    Part<Fold> read =
        log.about(chat, visible, messages, reader, new PageBound(messages.size(), bytes));
    Map<Long, Fold> bySeq = HashMap.newHashMap(read.items().size());
    read.items().forEach(fold -> bySeq.put(fold.seq(), fold));
    return new Folds(read.more() ? upTo(read.items().getLast(), entries) : entries, bySeq);
  }

  private static List<Long> messages(List<Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.payload() instanceof Payload.Message)
        .map(Entry::seq)
        .toList();
  }

  /** The bound kept back what was done to a message behind this one. */
  private static List<Entry> upTo(Fold last, List<Entry> entries) {
    int end = 0;
    while (entries.get(end).seq() != last.seq()) {
      end++;
    }
    return entries.subList(0, end + 1);
  }

  /** What was done to the message at {@code seq}. */
  public Fold at(long seq) {
    return bySeq.getOrDefault(seq, Fold.nothing(seq));
  }

  /** The last seq of what was folded, 0 if nothing was. */
  long upTo() {
    return bySeq.values().stream().mapToLong(Fold::upTo).max().orElse(0);
  }
}
