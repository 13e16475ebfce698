package io.i9chat.domain.chat;

import io.i9chat.domain.chat.OpeningPolicy.Decision;
import io.i9chat.domain.common.Attempts;
import io.i9chat.domain.common.BestEffort;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.ops.IdGenerator;
import io.i9chat.ports.people.Blocks;
import io.i9chat.ports.people.Profiles;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens the one direct chat with a person, or finds it. A chat that the caller already has opens
 * whatever stands between the two.
 */
public final class OpenDirectChat {
  /** Who opens a chat with which person. */
  public record Command(PersonId caller, Username with) {}

  /** The outcome of the call. */
  public sealed interface Outcome {
    /** The chat, and whether it is new to the caller. */
    record Opened(ChatSummary chat, boolean fresh) implements Outcome {}

    /** No account has that username. */
    record NoSuchPerson() implements Outcome {}

    /** The caller cannot chat with themselves. */
    record WithOneself() implements Outcome {}

    /** A block or the other's privacy is against a new chat. */
    record Forbidden() implements Outcome {}
  }

  private final Chats chats;
  private final Profiles profiles;
  private final Blocks blocks;
  private final Signals signals;
  private final Summaries summaries;
  private final IdGenerator ids;
  private final InstantSource clock;

  OpenDirectChat(
      Chats chats,
      Profiles profiles,
      Blocks blocks,
      Signals signals,
      Summaries summaries,
      IdGenerator ids,
      InstantSource clock) {
    this.chats = chats;
    this.profiles = profiles;
    this.blocks = blocks;
    this.signals = signals;
    this.summaries = summaries;
    this.ids = ids;
    this.clock = clock;
  }

  /** Opens the chat. */
  public Outcome handle(Command command) {
    List<Profile> found = profiles.byUsername(Set.of(command.with()));
    if (found.isEmpty()) {
      return new Outcome.NoSuchPerson();
    }
    PersonId other = found.getFirst().id();
    if (other.equals(command.caller())) {
      return new Outcome.WithOneself();
    }
    return Attempts.until(() -> attempt(command.caller(), other));
  }

  private Optional<Outcome> attempt(PersonId caller, PersonId other) {
    Optional<ChatView> existing = chats.between(caller, other);
    if (existing.isPresent() && existing.get().of(caller).isIn()) {
      return Optional.of(opened(caller, existing.get().id(), false));
    }
    return switch (OpeningPolicy.decide(caller, other, blocks.between(caller, Set.of(other)))) {
      case Decision.NoSuchPerson none -> Optional.of(new Outcome.NoSuchPerson());
      case Decision.Forbidden forbidden -> Optional.of(new Outcome.Forbidden());
      case Decision.Allowed allowed -> open(caller, other, allowed);
    };
  }

  private Optional<Outcome> open(PersonId caller, PersonId other, Decision.Allowed allowed) {
    ChatId fresh = new ChatId(ids.next());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return switch (chats.open(
        new Opening.Direct(fresh, caller, other, now, allowed.preconditions()))) {
      case OpenResult.Stale stale -> Optional.empty();
      case OpenResult.Mismatch mismatch ->
          throw new IllegalStateException("a direct chat has no client id");
      case OpenResult.Opened opened -> {
        ChatId chat = opened.view().id();
        if (opened.fresh()) {
          BestEffort.publish(signals, new Signal.ChatOpened(chat, caller));
        }
        yield Optional.of(opened(caller, chat, opened.fresh()));
      }
    };
  }

  private Outcome opened(PersonId caller, ChatId chat, boolean fresh) {
    return new Outcome.Opened(summaries.of(caller, chat).orElseThrow(), fresh);
  }
}
