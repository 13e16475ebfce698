package io.i9chat.ports.chat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.Cursor;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.LogPage;
import io.i9chat.ports.model.chat.Window;
import java.util.Collection;
import java.util.List;

/**
 * Reading a chat's log.
 *
 * <ul>
 *   <li>LOG-1: entries come in seq order, each as it was committed.
 *   <li>LOG-2: only entries inside the given windows come; what lies between windows is skipped and
 *       does not count towards the limit.
 *   <li>LOG-3: {@code more} says whether entries inside the windows lie further on in the direction
 *       asked; {@code head} is the chat's, whatever the windows.
 *   <li>LOG-4: a page is one snapshot: every visible entry between its ends is in it, and no entry
 *       is above its head. An entry answered as committed before the call is in the snapshot.
 *   <li>LOG-5: history holds messages and activities only.
 *   <li>LOG-6: an unknown chat has no entries and head 0.
 * </ul>
 */
public interface ChatLog {
  /**
   * The log itself.
   *
   * @param limit the greatest number of entries, at least 1
   */
  LogPage log(ChatId chat, List<Window> visible, Cursor cursor, int limit);

  /**
   * The messages and activities of the log.
   *
   * @param limit the greatest number of entries, at least 1
   */
  LogPage history(ChatId chat, List<Window> visible, Cursor cursor, int limit);

  /** The entries at these seqs, in seq order; seqs without an entry are left out. */
  List<Entry> at(ChatId chat, Collection<Long> seqs);
}
