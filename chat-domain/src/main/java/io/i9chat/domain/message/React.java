package io.i9chat.domain.message;

import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Emoji;
import java.time.Duration;

/** Reacts to a message with an emoji, in place of one's reaction before. */
public final class React {
  /** How often one person may react to one message. */
  public static final int MAX = 10;

  private final Acts acts;

  React(Acts acts) {
    this.acts = acts;
  }

  /** Who reacts to which message. */
  public record Command(PersonId caller, ChatId chat, long seq, Emoji emoji) {}

  /** The outcome of the call. */
  public sealed interface Outcome {
    /** That is their reaction, since this entry. */
    record Done(SeenEntry entry) implements Outcome {}

    /** No chat, or no message in it, that they may see. */
    record NotFound() implements Outcome {}

    /** The caller is not in the chat any more. */
    record Gone() implements Outcome {}

    /** One of the two of the direct chat has blocked the other. */
    record Blocked() implements Outcome {}

    /** The message was deleted. */
    record Deleted() implements Outcome {}

    /** They have reacted {@link #MAX} times to it. */
    record TooMany() implements Outcome {}

    /** The caller stores as much as one person may. */
    record QuotaExceeded() implements Outcome {}

    /** The chat has had too many entries of late; again after {@code retryAfter}. */
    record TooFast(Duration retryAfter) implements Outcome {}
  }

  /** Reacts; if that is their reaction already, that is all. */
  public Outcome handle(Command command) {
    return acts.act(
        command.caller(),
        command.chat(),
        command.seq(),
        (access, target, now) -> ReactPolicy.decide(access, command.emoji(), target),
        new Acts.Answers<Outcome>(
            Outcome.Done::new, Outcome.TooFast::new, Outcome.QuotaExceeded::new));
  }
}
