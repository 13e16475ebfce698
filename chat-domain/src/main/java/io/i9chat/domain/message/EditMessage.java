package io.i9chat.domain.message;

import io.i9chat.domain.chat.SeenEntry;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Content;
import java.time.Duration;

/** Puts another text or caption in place of what one's own message says. */
public final class EditMessage {
  /** How long after it was sent a message may be edited. */
  public static final Duration TIME = Duration.ofHours(24);

  private final Acts acts;

  EditMessage(Acts acts) {
    this.acts = acts;
  }

  /**
   * Who edits which message.
   *
   * @param content the whole content as it is to be
   */
  public record Command(PersonId caller, ChatId chat, long seq, Content content) {}

  /** What became of it. */
  public sealed interface Outcome {
    /** It says so, since this entry. */
    record Done(SeenEntry entry) implements Outcome {}

    /** No chat, or no message in it, that they may see. */
    record NotFound() implements Outcome {}

    /** The caller is not in the chat any more. */
    record Gone() implements Outcome {}

    /** One of the two of the direct chat has blocked the other. */
    record Blocked() implements Outcome {}

    /** The message is another's. */
    record NotTheAuthor() implements Outcome {}

    /** The message was deleted. */
    record Deleted() implements Outcome {}

    /** More than its text or caption would change, or it has none. */
    record NotEditable() implements Outcome {}

    /** It was sent more than {@link #TIME} ago. */
    record TooLate() implements Outcome {}

    /** The caller stores as much as one person may. */
    record QuotaExceeded() implements Outcome {}

    /** The chat has had too many entries of late; again after {@code retryAfter}. */
    record TooFast(Duration retryAfter) implements Outcome {}
  }

  /** Edits the message; if it says so already, that is all. */
  public Outcome handle(Command command) {
    return acts.act(
        command.caller(),
        command.chat(),
        command.seq(),
        (access, target, now) ->
            EditPolicy.decide(access, command.caller(), command.content(), target, now),
        new Acts.Answers<Outcome>(
            Outcome.Done::new, Outcome.TooFast::new, Outcome.QuotaExceeded::new));
  }
}
