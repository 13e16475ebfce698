package io.i9chat.ports.chat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.TimedPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finding messages by the words that intents gave them. The store only indexes words; what a word
 * is, is the domain's to say.
 *
 * <ul>
 *   <li>SEARCH-1: a message is found if it has every term; a prefix is the start of one of its
 *       words, a sequence stands in it word by word. Nothing in a term is an operator.
 *   <li>SEARCH-2: only messages that lie in the person's windows and are not cleared are found; of
 *       an edited message only if the last edit lies in the windows too.
 *   <li>SEARCH-3: an edit's words replace those of its message, and a deletion takes them away,
 *       when they are answered as committed.
 *   <li>SEARCH-4: the newest come first, ordered by time, chat id and seq; a page holds only
 *       messages before the given time, and does not split equal times, as {@link TimedPage} says.
 *   <li>SEARCH-5: a search that takes longer than it may is a {@code PortFailure}, soon after.
 *   <li>SEARCH-6: a page ends before the first message that does not fit into its bound any more,
 *       and holds at least one if there is one; {@code more} says whether another follows; messages
 *       behind it are not read, but for some rows of a batch.
 * </ul>
 */
public interface MessageSearch {
  /**
   * Finds messages in one chat of a person or all of them.
   *
   * @param chat where to look, {@code null} for everywhere
   * @param terms at least one
   * @param before only messages committed before this, {@code null} for all
   * @param patience how long it may take
   * @return the entries of the messages, as {@link ChatLog#at} gives them, and whether older ones
   *     are found
   */
  Part<Entry> find(
      PersonId person,
      @Nullable ChatId chat,
      List<SearchTerm> terms,
      @Nullable Instant before,
      PageBound bound,
      Duration patience);
}
