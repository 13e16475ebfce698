package io.i9chat.ports.chat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatHead;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.TimedPage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person's chats.
 *
 * <ul>
 *   <li>INBOX-1: every chat that the person has a window of is there, once, and no other; heads say
 *       of which the person is in now.
 *   <li>INBOX-2: the most recently active comes first; equal times are ordered by chat id, highest
 *       first.
 *   <li>INBOX-3: a page holds only chats active before the given time, and does not split equal
 *       times, as {@link TimedPage} says.
 *   <li>INBOX-4: everything in an item counts only what lies in the person's windows.
 *   <li>INBOX-5: unread is the messages above {@code read} that are neither cleared nor deleted,
 *       also after the person has gone; one's own never are, for sending moves {@code read}.
 *   <li>INBOX-6: what was answered as committed, opened, marked or preferred before the call is in
 *       the answer.
 *   <li>INBOX-7: only messages and activities are {@code last} and move {@code lastActivityAt}; a
 *       cleared one is no {@code last}, but still the last activity.
 *   <li>INBOX-8: preferences are one person's own, change only where they are given, and are
 *       durable and in every view when they are answered.
 *   <li>INBOX-9: a page ends before the first chat that does not fit into its bound any more, and
 *       holds at least one if there is one; {@code more} says whether another follows; the last
 *       entries of chats behind it are not read, but for some rows of a batch.
 * </ul>
 */
public interface Inbox {
  /**
   * A page of a person's chats.
   *
   * @param before only chats whose last activity is before this, {@code null} for all
   * @return the page, and whether less recently active chats follow it
   */
  Part<InboxItem> page(PersonId person, @Nullable Instant before, PageBound bound);

  /** One chat of a person; empty if they never had a window of it. */
  Optional<InboxItem> item(PersonId person, ChatId chat);

  /**
   * Every chat of a person with its head, in the order of pages. It holds some 100 bytes a chat,
   * and the chats that a person gets into are limited by the rates of opening, creating and joining
   * them.
   */
  List<ChatHead> heads(PersonId person);

  /**
   * Changes how a person has a chat.
   *
   * @return the chat as it is now; empty if they never had a window of it
   */
  Optional<InboxItem> prefer(PersonId person, ChatId chat, PreferenceChange change);
}
