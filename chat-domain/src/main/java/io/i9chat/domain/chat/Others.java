package io.i9chat.domain.chat;

import io.i9chat.domain.chat.Item.Status;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.receipt.ReceiptVisibility;
import io.i9chat.ports.model.receipt.Watermarks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Those that a reader's messages went to, and how far they have got.
 *
 * @param members who is in the chat, the reader or not, without deleted accounts
 * @param marks how far they have got, as far as it was shown
 * @param visibility how much the reader may know of it
 */
record Others(
    Map<PersonId, Membership> members,
    Map<PersonId, Watermarks> marks,
    ReceiptVisibility visibility) {
  /** The others of a chat in which the reader is not told. */
  static final Others UNTOLD = new Others(Map.of(), Map.of(), ReceiptVisibility.NOTHING);

  /**
   * How far a message has got: read or delivered if all others who were in when it was sent, and
   * still are, have it. {@code null} if it is not the reader's, or the reader is not to know.
   * Rules: RECEIPT-2.
   */
  @Nullable Status status(Entry message, PersonId reader) {
    if (!message.author().equals(reader) || visibility == ReceiptVisibility.NOTHING) {
      return null;
    }
    boolean any = false;
    boolean delivered = true;
    boolean read = true;
    for (Map.Entry<PersonId, Membership> other : members.entrySet()) {
      Membership membership = other.getValue();
      if (!other.getKey().equals(reader) && membership.isIn() && membership.sees(message.seq())) {
        Watermarks reached = marks.getOrDefault(other.getKey(), Watermarks.NONE);
        any = true;
        delivered &= reached.delivered() >= message.seq();
        read &= reached.read() >= message.seq();
      }
    }
    if (!any || !delivered) {
      return Status.SENT;
    }
    return read ? Status.READ : Status.DELIVERED;
  }
}
