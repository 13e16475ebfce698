package io.i9chat.domain.message;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.message.DeleteMessage.Outcome;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.Target;
import java.util.List;
import java.util.Optional;

/** Whether the caller may delete a message: a pure function of facts. Rules: DELETE-1. */
final class DeletePolicy {
  private DeletePolicy() {}

  /**
   * Decides.
   *
   * @param target the message, empty if there is none that the caller can see
   */
  static Decision<Outcome> decide(ChatAccess access, PersonId caller, Optional<Target> target) {
    if (access instanceof ChatAccess.Stranger || target.isEmpty()) {
      return new Decision.Refused<>(new Outcome.NotFound());
    }
    boolean own = target.get().message().author().equals(caller);
    return switch (access) {
      case ChatAccess.Stranger stranger -> new Decision.Refused<>(new Outcome.NotFound());
      case ChatAccess.Gone gone ->
          own ? delete(gone.chat(), target.get()) : new Decision.Refused<>(new Outcome.Gone());
      case ChatAccess.Member member ->
          own || member.membership().status() == MemberStatus.ADMIN
              ? delete(member.chat(), target.get())
              : new Decision.Refused<>(new Outcome.NotTheAuthor());
    };
  }

  private static Decision<Outcome> delete(ChatView chat, Target target) {
    if (target.deletion() != null) {
      return new Decision.Already<>(target.deletion());
    }
    long seq = target.message().seq();
    return new Decision.Append<>(
        chat.version(),
        new Payload.Delete(seq),
        List.of(new Precondition.Undeleted(seq)),
        List.of());
  }
}
