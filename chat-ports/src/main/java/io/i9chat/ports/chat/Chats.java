package io.i9chat.ports.chat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Roster;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.IdempotencyKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The chats themselves: the facts that decisions rest on, and the one way to append to a log.
 *
 * <ul>
 *   <li>CHATS-1: two people have one direct chat, whichever of them opens it, however often, at
 *       once or not.
 *   <li>CHATS-2: a direct chat exists (has a window, from seq 1) only for those who opened it,
 *       until its first message, which lets the other in.
 *   <li>CHATS-3: opening a group appends {@code Created} at 1 and {@code Added} at 2, with the
 *       given profile; the opener sees from 1 and is its admin, those added see from 2. Both
 *       entries are in the answer of the opening that made it.
 *   <li>CHATS-4: a view is never older than the last commit or opening that was answered to any
 *       caller before the call; what is not there is empty.
 *   <li>CHATS-5: the seqs of a chat are 1, 2, 3 … in commit order, without gaps, however many
 *       commit at once.
 *   <li>CHATS-6: an intent is appended only if its version is the chat's at that moment; else it is
 *       {@code Stale} and nothing is stored.
 *   <li>CHATS-7: every activity raises the version by one, opening a side of a direct chat does
 *       not; an activity opens the windows of the people it lets in, from its own seq, and closes
 *       those of the people it puts out, at its own seq.
 *   <li>CHATS-8: a client id names one message or edit of an author in a chat for good: the same
 *       fingerprint again is {@code Repeated} with the entry first made (as it is now), another is
 *       {@code Mismatch}; both come before the version and the preconditions are looked at, and
 *       concurrent uses make one entry.
 *   <li>CHATS-9: the intents of one call take effect in their order, consecutively, in one
 *       transaction; the first stale one stops the call, and all behind it are {@code Stale} too; a
 *       repeat or a mismatch stops nothing.
 *   <li>CHATS-10: one call that fails or is refused takes nothing from another's: each is answered
 *       for itself, after its own transaction is durable.
 *   <li>CHATS-11: {@code at} of an entry is the intent's, or that of the entry below it if that is
 *       later.
 *   <li>CHATS-12: an entry counts the messages up to and with itself; appending a message moves its
 *       author's watermarks to its seq, nothing else an author does moves them; a person an
 *       activity lets in has both watermarks at that entry, while a side of a direct chat starts
 *       with none, its first message unread.
 *   <li>CHATS-13: an activity gives the statuses that {@code Payload.statuses} says; {@code
 *       Changed} puts its new profile in place; the group's numbers of members and admins follow. A
 *       person put out by an entry keeps the group as it is right after that entry, until they come
 *       back.
 *   <li>CHATS-14: an intent or opening one of whose preconditions does not hold at that moment is
 *       {@code Stale}; so is one that carries, or makes the picture of a group, an object that the
 *       media ledger does not have verified. What is carried or is a picture is in use from then
 *       on.
 *   <li>CHATS-15: a deletion withdraws the bodies of its target and of the target's edits, an edit
 *       those of its target and of the edits before it, in the same transaction: they are {@code
 *       null} wherever they are read, and what they carried is not in use there any more.
 *   <li>CHATS-16: an opener's client id names one group for good: the same fingerprint again is
 *       {@code Opened} and not fresh, another is {@code Mismatch}; both come before the
 *       preconditions, and concurrent uses make one group.
 *   <li>CHATS-17: blocking, unblocking and deleting an account raise the version of the direct
 *       chats they are about; the view of a direct chat tells who blocked and who is deleted.
 *   <li>CHATS-18: a roster holds exactly those who are in, at the version it names, and is as fresh
 *       as a view.
 *   <li>CHATS-19: an intent with which its author would store more than its quota is {@code
 *       OverQuota} and nothing is stored, unless it is a repeat, a mismatch or stale; it stops
 *       nothing. Calls that are in flight together may pass a quota by what they add themselves,
 *       and no call after them does.
 *   <li>CHATS-20: a recent view is one that {@code view} could have answered at some moment before,
 *       whole and with the version of that moment, and never of a moment to come.
 * </ul>
 */
public interface Chats {
  /** Opens a chat, or finds the one that is open already. */
  OpenResult open(Opening opening);

  /**
   * Looks for the group that {@code opener} made under a client id.
   *
   * @return {@code Opened} and not fresh, {@code Mismatch}, or empty if the client id is unused
   */
  Optional<OpenResult> opened(PersonId opener, ClientId clientId, Fingerprint fingerprint);

  /** The direct chat of two people, open to one of them at least; both are in the view. */
  Optional<ChatView> between(PersonId one, PersonId other);

  /**
   * The facts about a chat and some people.
   *
   * @param people whose membership is asked for; both sides of a direct chat come unasked
   */
  Optional<ChatView> view(ChatId chat, Collection<PersonId> people);

  /**
   * What the store has at hand of a chat and a person without reading: a view that may be old, for
   * decisions that the commit verifies. A yes may rest on it, for it is stale if the chat's version
   * is another by then; a no may not. Of the membership only the status and the windows are guarded
   * by the version.
   *
   * @return empty if nothing is at hand, as in a store of which reading costs little
   */
  default Optional<ChatView> recent(ChatId chat, PersonId person) {
    return Optional.empty();
  }

  /**
   * All members of a chat, some 200 bytes each; empty if there is no such chat. The domain limits
   * how many members a group has.
   */
  Optional<Roster> roster(ChatId chat);

  /**
   * Appends to a chat's log, under the rules above.
   *
   * @param intents at least one
   * @return as many results, in the same order; all {@code Stale} if there is no such chat
   */
  List<CommitResult> commit(ChatId chat, List<Intent> intents);

  /**
   * Looks for the message or edit that {@code author} made under a client id, behind all commits to
   * the chat that were begun before.
   *
   * @return {@code Repeated}, {@code Mismatch}, or empty if the client id is unused
   */
  Optional<CommitResult> made(ChatId chat, PersonId author, IdempotencyKey key);
}
