package io.i9chat.domain.message;

import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import java.time.Duration;

/** Deletes a message: authors theirs at any time, even after having gone, group admins any. */
public final class DeleteMessage {
  private final Acts acts;

  DeleteMessage(Acts acts) {
    this.acts = acts;
  }

  /** Who deletes which message. */
  public record Command(PersonId caller, ChatId chat, long seq) {}

  /** The outcome of the call. */
  public sealed interface Outcome {
    /** It is deleted, by this entry. */
    record Done(SeenEntry entry) implements Outcome {}

    /** No chat, or no message in it, that they may see. */
    record NotFound() implements Outcome {}

    /** The message is another's, and the caller is not in the chat any more. */
    record Gone() implements Outcome {}

    /** The message is another's, and the caller no admin. */
    record NotTheAuthor() implements Outcome {}

    /** The chat has had too many entries of late; again after {@code retryAfter}. */
    record TooFast(Duration retryAfter) implements Outcome {}
  }

  /** Deletes the message; if it is deleted already, that is all. */
  public Outcome handle(Command command) {
    return acts.act(
        command.caller(),
        command.chat(),
        command.seq(),
        (access, target, now) -> DeletePolicy.decide(access, command.caller(), target),
        Acts.Answers.<Outcome>unbounded(Outcome.Done::new, Outcome.TooFast::new));
  }
}
