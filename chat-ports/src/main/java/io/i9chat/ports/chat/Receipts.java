package io.i9chat.ports.chat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.receipt.MarkResult;
import io.i9chat.ports.model.receipt.Watermarks;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Who has got how far in a chat.
 *
 * <ul>
 *   <li>RECEIPTS-1: watermarks only rise; asking for less than is held changes nothing.
 *   <li>RECEIPTS-2: {@code read} takes {@code delivered} along.
 *   <li>RECEIPTS-3: above the chat's head is refused, and changes nothing.
 *   <li>RECEIPTS-4: only a member can mark.
 *   <li>RECEIPTS-5: a mark is durable when it is answered, and its {@code at} is kept for what
 *       rose.
 *   <li>RECEIPTS-6: of concurrent marks of one person the highest wins, and each rise is answered
 *       as moved once.
 *   <li>RECEIPTS-7: what rises by a mark or by sending is shown to others, but in a direct chat
 *       nothing while either has blocked the other, and no {@code read} while either does not show
 *       read receipts; what rose hidden is not shown later, also if it is marked again, until
 *       something above it rises that is not hidden. What was shown stays so.
 * </ul>
 */
public interface Receipts {
  /**
   * Raises a person's watermarks.
   *
   * @param delivered the seq up to which everything was delivered, 0 to leave it
   * @param read the seq up to which everything was read, 0 to leave it
   * @param at when, to the millisecond
   */
  MarkResult mark(ChatId chat, PersonId person, long delivered, long read, Instant at);

  /** The watermarks of these people as far as they were shown; who was never in is left out. */
  Map<PersonId, Watermarks> shown(ChatId chat, Collection<PersonId> people);
}
