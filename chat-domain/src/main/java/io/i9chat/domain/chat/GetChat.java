package io.i9chat.domain.chat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import java.util.Optional;

/** Shows one chat of a person. */
public final class GetChat {
  /** Who asks for which chat. */
  public record Command(PersonId caller, ChatId chat) {}

  /** What they see. */
  public sealed interface Outcome {
    /** The chat as it stands for them. */
    record Found(ChatSummary chat) implements Outcome {}

    /** No chat that they may see. */
    record NotFound() implements Outcome {}
  }

  private final Summaries summaries;

  GetChat(Summaries summaries) {
    this.summaries = summaries;
  }

  /** Shows the chat. */
  public Outcome handle(Command command) {
    Optional<ChatSummary> chat = summaries.of(command.caller(), command.chat());
    return chat.isPresent() ? new Outcome.Found(chat.get()) : new Outcome.NotFound();
  }
}
