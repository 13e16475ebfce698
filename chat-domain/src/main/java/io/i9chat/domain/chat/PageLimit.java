package io.i9chat.domain.chat;

import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Weight;

/**
 * How much a page may hold: a number of items that the caller chooses, and {@link #BYTES} in all.
 *
 * @param items 1 to 200
 */
public record PageLimit(int items) {
  /** What a page holds where the caller does not say. */
  public static final PageLimit DEFAULT = new PageLimit(50);

  /** The greatest number of items. */
  public static final int MAX = 200;

  /**
   * The greatest size of a page, as JSON; one item is always given. A page is made of at most this
   * much of entries, as much of what was done to them, and as much of items; and while it is made,
   * of as much of messages that they answer and of what was done to those. Of each it may be one
   * more. All of it is weighed by {@link Weight}, and none of it grows with the number of entries,
   * of reactions or of people; chats whose activity is of one time come as {@link
   * io.i9chat.ports.model.page.TimedPage} says.
   */
  public static final int BYTES = PageBound.BYTES;

  /**
   * Checks the number.
   *
   * @throws InvalidValue if it is not 1 to 200
   */
  public PageLimit {
    if (items < 1 || items > MAX) {
      throw new InvalidValue("must be 1 to " + MAX);
    }
  }

  /** What a store may read for such a page. */
  public PageBound bound() {
    return PageBound.of(items);
  }

  /** At least the size of {@code item} as JSON. */
  public static int weight(Item item) {
    Item.Now now = item.now();
    if (now == null) {
      return Weight.of(item.entry());
    }
    int weight = Weight.ofItem(now.body(), now.replyTo() != null);
    for (Item.Reactions reactions : now.reactions()) {
      weight += Weight.ofReactions(reactions.usernames().size());
    }
    return weight;
  }

  /** At least the size of {@code chat} as JSON. */
  static int weight(ChatSummary chat) {
    return Weight.ofChat(
        chat.lastItem() == null ? 0 : weight(chat.lastItem()),
        chat.with(),
        chat.group() == null ? null : chat.group().profile());
  }
}
