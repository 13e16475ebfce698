package io.i9chat.domain.message;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.message.SendMessages.Outcome;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Target;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the caller may send a message to a chat: a pure function of facts. Rules: REPLY-1. */
final class SendPolicy {
  private SendPolicy() {}

  /**
   * Decides.
   *
   * @param replyTo the seq of what the message answers, {@code null} if nothing
   * @param target the message there, empty if there is none that the author can see
   */
  static SendDecision<Outcome> decide(
      ChatAccess access, @Nullable Long replyTo, Optional<Target> target) {
    return access.ofMember(
        refused(new Outcome.NotFound()),
        refused(new Outcome.Gone()),
        member -> decide(member.chat(), replyTo, target));
  }

  private static SendDecision<Outcome> decide(
      ChatView chat, @Nullable Long replyTo, Optional<Target> target) {
    if (chat.direct() != null && !chat.direct().deleted().isEmpty()) {
      return refused(new Outcome.OtherDeleted());
    }
    if (chat.isBlocked()) {
      return refused(new Outcome.Blocked());
    }
    if (replyTo == null) {
      return new SendDecision.Allowed<>(chat, List.of());
    }
    if (target.isEmpty()) {
      return refused(new Outcome.ReplyNotVisible());
    }
    return target.get().deletion() != null
        ? refused(new Outcome.ReplyDeleted())
        : new SendDecision.Allowed<>(chat, List.of(new Precondition.Undeleted(replyTo)));
  }

  private static SendDecision<Outcome> refused(Outcome outcome) {
    return new SendDecision.Refused<>(outcome);
  }
}
