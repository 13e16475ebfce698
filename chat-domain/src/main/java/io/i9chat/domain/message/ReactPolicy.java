package io.i9chat.domain.message;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.message.React.Outcome;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.Target;
import java.util.List;
import java.util.Optional;

/** Whether the caller may react to a message: a pure function of facts. Rules: REACT-2. */
final class ReactPolicy {
  private ReactPolicy() {}

  /**
   * Decides.
   *
   * @param target the message, empty if there is none that the caller can see
   */
  static Decision<Outcome> decide(ChatAccess access, Emoji emoji, Optional<Target> target) {
    return Decision.about(
        access,
        target,
        new Outcome.NotFound(),
        new Outcome.Gone(),
        (member, message) -> decide(member.chat(), emoji, message));
  }

  private static Decision<Outcome> decide(ChatView chat, Emoji emoji, Target target) {
    Entry last = target.reaction();
    if (chat.isBlocked()) {
      return refused(new Outcome.Blocked());
    }
    if (target.deletion() != null) {
      return refused(new Outcome.Deleted());
    }
    if (last != null
        && last.payload() instanceof Payload.Reaction before
        && before.emoji().equals(emoji)) {
      return new Decision.Already<>(last);
    }
    if (target.reactions() >= React.MAX) {
      return refused(new Outcome.TooMany());
    }
    long seq = target.message().seq();
    return new Decision.Append<>(
        chat.version(),
        new Payload.Reaction(seq, emoji),
        List.of(
            new Precondition.Undeleted(seq),
            new Precondition.LastReaction(seq, last == null ? 0 : last.seq())),
        List.of());
  }

  private static Decision<Outcome> refused(Outcome outcome) {
    return new Decision.Refused<>(outcome);
  }
}
