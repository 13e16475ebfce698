package io.i9chat.domain.chat;

import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.OpenResult;
import io.i9chat.ports.model.chat.Opening;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.ops.IdGenerator;
import io.i9chat.ports.people.Profiles;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Opens the one direct chat with somebody, or finds it. */
public final class OpenDirectChat {
  /** Who opens a chat with whom. */
  public record Command(PersonId caller, Username with) {}

  /** What became of it. */
  public sealed interface Outcome {
    /** The chat, and whether it is new to the caller. */
    record Opened(ChatSummary chat, boolean fresh) implements Outcome {}

    /** There is nobody of that name. */
    record NobodyThere() implements Outcome {}

    /** One cannot chat with oneself. */
    record WithOneself() implements Outcome {}
  }

  private final Chats chats;
  private final Profiles profiles;
  private final Signals signals;
  private final Summaries summaries;
  private final IdGenerator ids;
  private final InstantSource clock;

  OpenDirectChat(
      Chats chats,
      Profiles profiles,
      Signals signals,
      Summaries summaries,
      IdGenerator ids,
      InstantSource clock) {
    this.chats = chats;
    this.profiles = profiles;
    this.signals = signals;
    this.summaries = summaries;
    this.ids = ids;
    this.clock = clock;
  }

  /** Opens the chat. */
  public Outcome handle(Command command) {
    List<Profile> found = profiles.byUsername(Set.of(command.with()));
    if (found.isEmpty()) {
      return new Outcome.NobodyThere();
    }
    PersonId other = found.getFirst().id();
    if (other.equals(command.caller())) {
      return new Outcome.WithOneself();
    }
    OpenResult result =
        chats.open(
            new Opening.Direct(
                new ChatId(ids.next()),
                command.caller(),
                other,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                List.of()));
    if (!(result instanceof OpenResult.Opened opened)) {
      throw new IllegalStateException("an opening without grounds is never refused");
    }
    ChatId chat = opened.view().id();
    if (opened.fresh()) {
      Hint.publish(signals, new Signal.ChatOpened(chat, command.caller()));
    }
    return new Outcome.Opened(summaries.of(command.caller(), chat).orElseThrow(), opened.fresh());
  }
}
