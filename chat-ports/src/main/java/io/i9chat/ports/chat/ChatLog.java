package io.i9chat.ports.chat;

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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reading a chat's log. Bodies that were withdrawn are {@code null} in every answer.
 *
 * <ul>
 *   <li>LOG-1: entries come in seq order, each as it was committed, save for what was withdrawn.
 *   <li>LOG-2: only entries inside the given windows come; what lies between windows is skipped and
 *       does not count towards the bound.
 *   <li>LOG-3: {@code more} says whether entries inside the windows lie further on in the direction
 *       asked; {@code head} is the chat's, whatever the windows.
 *   <li>LOG-4: a page is one snapshot: every visible entry between its ends is in it, and no entry
 *       is above its head. An entry answered as committed before the call is in the snapshot.
 *   <li>LOG-5: history holds messages and activities only; {@code more} and the bound count only
 *       those.
 *   <li>LOG-6: an unknown chat has no entries and head 0.
 *   <li>LOG-7: about messages come, in the order in which they are asked for, folds of what lies
 *       inside the windows: the last edit, the deletion, and of those whose last reaction or
 *       unreaction is a reaction, by emoji, their number and the first {@link Fold#NAMED} of them,
 *       the reader always among these. A message that nothing was done to is left out.
 *   <li>LOG-8: a target tells its last edit, its deletion, and the person's last reaction or
 *       unreaction and number of reactions, as of the last commit answered before the call; it is
 *       empty if the seq is not a message's.
 *   <li>LOG-9: an author's messages are those the author sent that are not deleted, in seq order;
 *       for each that a page may hold a store looks at {@link AuthorPage#LOOKS} messages and
 *       activities at most, or so many of the author's, and it gets on with every page.
 *   <li>LOG-10: activities are all of them and nothing else, the newest first, regardless of who
 *       may see them; what lies between them costs nothing.
 *   <li>LOG-11: every list of entries or folds ends before the first that does not fit into its
 *       bound any more, and holds at least one if there is one; nothing behind it is read, but for
 *       some rows of a batch. However many react to a message, no more of them are held than its
 *       fold names, but for one number each while it is made.
 * </ul>
 */
public interface ChatLog {
  /** The log itself. */
  LogPage log(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound);

  /** The messages and activities of the log. */
  LogPage history(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound);

  /**
   * The entries at these seqs, in seq order; seqs without an entry are left out. What the bound
   * kept back lies above the last of them.
   */
  List<Entry> at(ChatId chat, Collection<Long> seqs, PageBound bound);

  /**
   * What was done to messages.
   *
   * @param targets the seqs of the messages, each once
   * @param reader who is always named among those who react, {@code null} to leave reactions out
   * @return the folds of the first of them, and whether the bound kept others back
   */
  Part<Fold> about(
      ChatId chat,
      List<Window> visible,
      List<Long> targets,
      @Nullable PersonId reader,
      PageBound bound);

  /**
   * The facts for doing something to a message.
   *
   * @param person whose reactions are meant
   */
  Optional<Target> target(ChatId chat, long seq, PersonId person);

  /**
   * An author's messages that are not deleted, as they are in the log.
   *
   * @param after only those above this seq
   */
  AuthorPage by(ChatId chat, PersonId author, long after, PageBound bound);

  /**
   * The changes of a group itself.
   *
   * @param below only those below this seq; {@link Long#MAX_VALUE} for the newest of all
   * @return empty only if there is none
   */
  List<Entry> activities(ChatId chat, long below, PageBound bound);
}
