package io.i9chat.domain.chat;

import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.ports.model.people.Profile;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How much people of a chat may know of each other's receipts: the one place that says. */
public enum ReceiptSight {
  /** Everything. */
  ALL,
  /** What was delivered, but not what was read. */
  DELIVERED,
  /** Nothing. */
  NOTHING;

  /**
   * What holds in {@code chat}. Only in a direct chat anything is kept back: all of it while either
   * has blocked the other, and what was read if either does not show it. Whoever deleted their
   * account cannot be asked any more, so that what they kept back stays so.
   *
   * @param people the profiles of both sides of a direct chat, as far as they have accounts
   */
  public static ReceiptSight of(ChatView chat, Collection<Profile> people) {
    if (chat.direct() == null) {
      return ALL;
    }
    if (!chat.direct().blockers().isEmpty()) {
      return NOTHING;
    }
    boolean shown =
        chat.direct().deleted().isEmpty()
            && people.stream().allMatch(person -> person.privacy().readReceipts());
    return shown ? ALL : DELIVERED;
  }

  /** Somebody's watermarks as another may know them; {@code null} if they may know nothing. */
  public @Nullable SeenMarks show(Watermarks marks) {
    return switch (this) {
      case ALL ->
          new SeenMarks(marks.delivered(), marks.deliveredAt(), marks.read(), marks.readAt());
      case DELIVERED -> new SeenMarks(marks.delivered(), marks.deliveredAt(), null, null);
      case NOTHING -> null;
    };
  }
}
