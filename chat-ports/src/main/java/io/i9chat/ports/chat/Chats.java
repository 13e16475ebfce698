package io.i9chat.ports.chat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.Opened;
import io.i9chat.ports.model.chat.Opening;
import io.i9chat.ports.model.chat.Payload;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The chats themselves: the facts that decisions rest on, and the one way to append to a log.
 *
 * <ul>
 *   <li>CHATS-1: two people have one direct chat, whoever opens it, however often, at once or not.
 *   <li>CHATS-2: a direct chat exists (has a window, from seq 1) only for those who opened it,
 *       until its first message, which lets the other in.
 *   <li>CHATS-3: opening a group appends {@code Created} at 1 and {@code Added} at 2; the opener
 *       sees from 1, those added from 2. Opening again under the same fresh id changes nothing.
 *   <li>CHATS-4: a view is never older than the last commit or opening that was answered to anyone
 *       before the call; what is not there is empty.
 *   <li>CHATS-5: the seqs of a chat are 1, 2, 3 … in commit order, without gaps, however many
 *       commit at once.
 *   <li>CHATS-6: an intent is appended only if its version is the chat's at that moment; else it is
 *       {@code Stale} and nothing is stored.
 *   <li>CHATS-7: every activity raises the version, opening a side of a direct chat does not; an
 *       activity opens the windows of those it lets in, from its own seq, and closes those of whom
 *       it puts out, at its own seq.
 *   <li>CHATS-8: a client id names one message of an author in a chat for good: the same payload
 *       again is {@code Repeated} with the entry first made, another payload is {@code Mismatch};
 *       both come before the version is looked at, and concurrent uses make one entry.
 *   <li>CHATS-9: the intents of one call take effect in their order; the first stale one stops the
 *       call, and all behind it are {@code Stale} too; a repeat or a mismatch stops nothing.
 *   <li>CHATS-10: one call that fails or is refused takes nothing from another's: each is answered
 *       for itself, after its own transaction is durable.
 *   <li>CHATS-11: {@code at} of an entry is the intent's, or that of the entry below it if that is
 *       later.
 *   <li>CHATS-12: an entry counts the messages up to and with itself; appending a message moves its
 *       author's watermarks to its seq; somebody an activity lets in has both watermarks at that
 *       entry, while a side of a direct chat starts with none, its first message unread.
 * </ul>
 */
public interface Chats {
  /** Opens a chat, or finds the one that is open already. */
  Opened open(Opening opening);

  /**
   * The facts about a chat and some people.
   *
   * @param people whose membership is asked for; both sides of a direct chat come unasked
   */
  Optional<ChatView> view(ChatId chat, Collection<PersonId> people);

  /**
   * Appends to a chat's log, under the rules above.
   *
   * @param intents at least one
   * @return as many results, in the same order; all {@code Stale} if there is no such chat
   */
  List<CommitResult> commit(ChatId chat, List<Intent> intents);

  /**
   * Looks for the message that {@code author} made under the client id of {@code message}, behind
   * all commits to the chat that were begun before.
   *
   * @return {@code Repeated}, {@code Mismatch}, or empty if the client id is unused
   */
  Optional<CommitResult> made(ChatId chat, PersonId author, Payload.Message message);
}
