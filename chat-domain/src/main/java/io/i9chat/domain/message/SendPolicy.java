package io.i9chat.domain.message;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Payload;
import java.util.Optional;

/** Whether somebody may send a message to a chat: a pure function of facts. */
final class SendPolicy {
  private SendPolicy() {}

  /** A decision. */
  sealed interface Decision {
    /** Yes, as long as the chat is at {@code version}. */
    record Allowed(long version) implements Decision {}

    /** There is no chat that they may see. */
    record NotFound() implements Decision {}

    /** They are not in it any more. */
    record Gone() implements Decision {}

    /** What it answers is not a message that they can see. */
    record ReplyNotVisible() implements Decision {}
  }

  /**
   * Decides.
   *
   * @param target the entry that the message answers, empty if there is none
   */
  static Decision decide(ChatAccess access, Payload.Message message, Optional<Entry> target) {
    return switch (access) {
      case ChatAccess.Stranger stranger -> new Decision.NotFound();
      case ChatAccess.Gone gone -> new Decision.Gone();
      case ChatAccess.Member member -> {
        boolean visible =
            message.replyTo() == null
                || (member.membership().sees(message.replyTo())
                    && target.isPresent()
                    && target.get().payload() instanceof Payload.Message);
        yield visible
            ? new Decision.Allowed(member.chat().version())
            : new Decision.ReplyNotVisible();
      }
    };
  }
}
