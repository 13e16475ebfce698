package io.i9chat.domain.message;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import java.util.Optional;

/**
 * Whether the caller may know who has got a message: a pure function of facts. Rules: RECEIPT-5.
 */
final class ReceiptsPolicy {
  private ReceiptsPolicy() {}

  /** A decision. */
  enum Decision {
    /** Yes. */
    ALLOWED,
    /** There is no chat, or no message in it, that they may see. */
    NOT_FOUND,
    /** The message is another's, or they are not in the chat any more. */
    FORBIDDEN,
    /** It is a direct chat, and either has blocked the other. */
    BLOCKED
  }

  /**
   * Decides.
   *
   * @param target the entry at the seq asked about, empty if there is none
   */
  static Decision decide(ChatAccess access, PersonId caller, Optional<Entry> target) {
    return switch (access) {
      case ChatAccess.Stranger stranger -> Decision.NOT_FOUND;
      case ChatAccess.Gone gone -> Decision.FORBIDDEN;
      case ChatAccess.Member member -> {
        if (target.isEmpty()
            || !member.membership().sees(target.get().seq())
            || !(target.get().payload() instanceof Payload.Message)) {
          yield Decision.NOT_FOUND;
        }
        if (!target.get().author().equals(caller)) {
          yield Decision.FORBIDDEN;
        }
        yield member.chat().isBlocked() ? Decision.BLOCKED : Decision.ALLOWED;
      }
    };
  }
}
