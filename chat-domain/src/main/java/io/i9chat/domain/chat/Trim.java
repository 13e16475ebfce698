package io.i9chat.domain.chat;

import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.InboxItem;
import java.util.List;

/** How much of what was read fits a page of {@link PageLimit#BYTES}; always at least one item. */
final class Trim {
  /** More than everything of a chat that is not its last item, as JSON. */
  private static final int CHAT = 2_000;

  private Trim() {}

  /** How many entries from the first on fit into {@code bytes}. */
  static int first(List<Entry> entries, int bytes) {
    int left = bytes;
    for (int i = 0; i < entries.size(); i++) {
      left -= PageLimit.weight(entries.get(i));
      if (left < 0) {
        return Math.max(1, i);
      }
    }
    return entries.size();
  }

  /** The bytes that the first entry needs, without which a page makes no progress. */
  static int least(List<Entry> entries) {
    return entries.isEmpty() ? 0 : PageLimit.weight(entries.getFirst());
  }

  /** How many entries from the last back fit into {@code bytes}. */
  static int last(List<Entry> entries, int bytes) {
    return first(entries.reversed(), bytes);
  }

  /** How many chats fit, without splitting those of equal last activity. */
  static int chats(List<InboxItem> chats) {
    int left = PageLimit.BYTES;
    int cut = 0;
    for (int i = 0; i < chats.size(); i++) {
      boolean equal =
          i > 0 && chats.get(i).lastActivityAt().equals(chats.get(i - 1).lastActivityAt());
      if (!equal) {
        cut = i;
      }
      left -= weight(chats.get(i));
      if (left < 0 && cut > 0) {
        return cut;
      }
    }
    return chats.size();
  }

  /** At least the size of a chat as JSON. */
  static int weight(InboxItem chat) {
    Entry last = chat.last();
    return CHAT + (last == null ? 0 : PageLimit.weight(last));
  }
}
