package io.i9chat.domain.message;

import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import java.time.Duration;

/** Takes the caller's reaction to a message away. */
public final class Unreact {
  private final Acts acts;

  Unreact(Acts acts) {
    this.acts = acts;
  }

  /** Who takes their reaction from which message. */
  public record Command(PersonId caller, ChatId chat, long seq) {}

  /** The outcome of the call. */
  public sealed interface Outcome {
    /** They have no reaction, since this entry. */
    record Done(SeenEntry entry) implements Outcome {}

    /** No chat, no message in it that they may see, or they never reacted to it. */
    record NotFound() implements Outcome {}

    /** The caller is not in the chat any more. */
    record Gone() implements Outcome {}

    /** The message was deleted. */
    record Deleted() implements Outcome {}

    /** The chat has had too many entries of late; again after {@code retryAfter}. */
    record TooFast(Duration retryAfter) implements Outcome {}
  }

  /** Takes it away; if it is away already, that is all. */
  public Outcome handle(Command command) {
    return acts.act(
        command.caller(),
        command.chat(),
        command.seq(),
        (access, target, now) -> UnreactPolicy.decide(access, target),
        Acts.Answers.<Outcome>unbounded(Outcome.Done::new, Outcome.TooFast::new));
  }
}
