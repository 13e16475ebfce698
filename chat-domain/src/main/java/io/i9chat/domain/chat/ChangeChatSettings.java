package io.i9chat.domain.chat;

import io.i9chat.domain.common.BestEffort;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.page.InboxItem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes how a person has one of their chats; also one that they are not in any more. Rules:
 * SETTINGS-1.
 */
public final class ChangeChatSettings {
  /**
   * Who changes what of which chat.
   *
   * @param mutedUntil cleared, it is not muted
   * @param archived cleared, it is not
   * @param pinned cleared, it is not
   * @param clearedUpTo the last seq that they do not want to see any more; cleared, they see all
   */
  public record Command(
      PersonId caller,
      ChatId chat,
      Change<Instant> mutedUntil,
      Change<Boolean> archived,
      Change<Boolean> pinned,
      Change<Long> clearedUpTo) {
    /**
     * Checks the seq.
     *
     * @throws InvalidValue if it is negative
     */
    public Command {
      if (clearedUpTo instanceof Change.To<Long>(Long seq) && seq < 0) {
        throw new InvalidValue("must not be negative");
      }
    }
  }

  /** The outcome of the call. */
  public sealed interface Outcome {
    /** The chat as it stands for them. */
    record Changed(ChatSummary chat) implements Outcome {}

    /** No chat that they may see. */
    record NotFound() implements Outcome {}

    /** The chat does not go that far for them. */
    record AboveHead(long head) implements Outcome {}
  }

  private final Inbox inbox;
  private final Signals signals;
  private final Summaries summaries;

  ChangeChatSettings(Inbox inbox, Signals signals, Summaries summaries) {
    this.inbox = inbox;
    this.signals = signals;
    this.summaries = summaries;
  }

  /** Changes them. */
  public Outcome handle(Command command) {
    Optional<InboxItem> before = inbox.item(command.caller(), command.chat());
    if (before.isEmpty()) {
      return new Outcome.NotFound();
    }
    PreferenceChange change = change(command);
    // What one may see only grows, so that this still holds when it is stored.
    if (change.clearedUpTo() != null && change.clearedUpTo() > before.get().head()) {
      return new Outcome.AboveHead(before.get().head());
    }
    InboxItem after = inbox.prefer(command.caller(), command.chat(), change).orElseThrow();
    if (differ(before.get(), after, command.caller())) {
      BestEffort.publish(signals, new Signal.PreferencesChanged(command.chat(), command.caller()));
    }
    return new Outcome.Changed(summaries.of(command.caller(), after));
  }

  private static PreferenceChange change(Command command) {
    Change<Instant> mutedUntil =
        command.mutedUntil() instanceof Change.To<Instant>(Instant until)
            ? Change.to(until.truncatedTo(ChronoUnit.MILLIS))
            : command.mutedUntil();
    return new PreferenceChange(
        mutedUntil,
        resolve(command.archived(), false),
        resolve(command.pinned(), false),
        resolve(command.clearedUpTo(), 0L));
  }

  private static <T> @Nullable T resolve(Change<T> change, T cleared) {
    return switch (change) {
      case Change.Keep<T> keep -> null;
      case Change.To<T> to -> to.value();
      case Change.Clear<T> clear -> cleared;
    };
  }

  private static boolean differ(InboxItem before, InboxItem after, PersonId person) {
    return !before.preferences().equals(after.preferences())
        || before.chat().of(person).cleared() != after.chat().of(person).cleared();
  }
}
