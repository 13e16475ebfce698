package io.i9chat.domain.message;

import io.i9chat.domain.common.Fingerprints;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.IdempotencyKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Replaces the text or caption of the caller's own message. */
public final class EditMessage {
  /** How long after it was sent a message may be edited. */
  public static final Duration TIME = Duration.ofHours(24);

  private final Acts acts;
  private final Fingerprints fingerprints;

  EditMessage(Acts acts, Fingerprints fingerprints) {
    this.acts = acts;
    this.fingerprints = fingerprints;
  }

  /**
   * Who edits which message.
   *
   * @param content the whole content as it is to be
   * @param clientId names the edit among what its author sends and edits in the chat, so that a
   *     repeat that comes late does not overwrite a newer edit; {@code null} for no name
   */
  public record Command(
      PersonId caller, ChatId chat, long seq, Content content, @Nullable ClientId clientId) {}

  /** The outcome of the call. */
  public sealed interface Outcome {
    /** It says so, since this entry. */
    record Done(SeenEntry entry) implements Outcome {}

    /** The author sent something else under this client id. */
    record Mismatch() implements Outcome {}

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

  /**
   * Edits the message; if it says so already and the edit has no client id, that is all. An edit
   * that was made under its client id before is answered as it was then.
   */
  public Outcome handle(Command command) {
    IdempotencyKey key =
        command.clientId() == null
            ? null
            : new IdempotencyKey(
                command.clientId(), fingerprints.edit(command.seq(), command.content()));
    return acts.act(
        command.caller(),
        command.chat(),
        command.seq(),
        (access, target, now) -> EditPolicy.decide(access, command, key, target, now),
        new Acts.Answers<Outcome>(
            Outcome.Done::new, Outcome.TooFast::new, Outcome.QuotaExceeded::new),
        key == null ? null : new Acts.Once<Outcome>(key, new Outcome.Mismatch()));
  }
}
