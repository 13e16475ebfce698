package io.i9chat.ports.model.receipt;

import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.people.Profile;
import java.util.Collection;

/**
 * How much people of a chat may know of each other's receipts. Stores that note what is shown at
 * the time of a mark compute the facts themselves, from what they keep of blocks and privacy; they
 * and the domain derive what holds by {@link #between}. A store may leave out that a side has
 * deleted its account, as {@link #of} does not: nothing is shown to that side any more, and it
 * marks nothing. Rules: PRIVACY-3.
 */
public enum ReceiptVisibility {
  /** Everything. */
  ALL,
  /** What was delivered, but not what was read. */
  DELIVERED,
  /** Nothing. */
  NOTHING;

  /**
   * What holds between the two of a direct chat, the only ones who may keep anything back.
   *
   * @param blocked whether either has blocked the other: nothing is told then
   * @param readsHidden whether either does not show read receipts
   */
  public static ReceiptVisibility between(boolean blocked, boolean readsHidden) {
    if (blocked) {
      return NOTHING;
    }
    return readsHidden ? DELIVERED : ALL;
  }

  /**
   * What holds in {@code chat}. A person who deleted their account cannot be asked any more, so
   * what they kept back stays so.
   *
   * @param people the profiles of both sides of a direct chat, as far as they have accounts
   */
  public static ReceiptVisibility of(ChatView chat, Collection<Profile> people) {
    if (chat.direct() == null) {
      return ALL;
    }
    boolean readsHidden =
        !chat.direct().deleted().isEmpty()
            || people.stream().anyMatch(person -> !person.privacy().readReceipts());
    return between(chat.isBlocked(), readsHidden);
  }
}
