package io.i9chat.domain.message;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.message.Unreact.Outcome;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.Target;
import java.util.List;
import java.util.Optional;

/**
 * Whether the caller may take a reaction away: a pure function of facts. A block does not keep them
 * from it, as it does not keep them from deleting what they sent. Rules: REACT-3.
 */
final class UnreactPolicy {
  private UnreactPolicy() {}

  /**
   * Decides.
   *
   * @param target the message, empty if there is none that the caller can see
   */
  static Decision<Outcome> decide(ChatAccess access, Optional<Target> target) {
    return Decision.about(
        access,
        target,
        new Outcome.NotFound(),
        new Outcome.Gone(),
        (member, message) -> decide(member.chat(), message));
  }

  private static Decision<Outcome> decide(ChatView chat, Target target) {
    Entry last = target.reaction();
    if (target.deletion() != null) {
      return refused(new Outcome.Deleted());
    }
    if (last == null) {
      return refused(new Outcome.NotFound());
    }
    if (last.payload() instanceof Payload.Unreaction) {
      return new Decision.Already<>(last);
    }
    long seq = target.message().seq();
    return new Decision.Append<>(
        chat.version(),
        new Payload.Unreaction(seq),
        List.of(new Precondition.Undeleted(seq), new Precondition.LastReaction(seq, last.seq())),
        List.of());
  }

  private static Decision<Outcome> refused(Outcome outcome) {
    return new Decision.Refused<>(outcome);
  }
}
