package io.i9chat.domain.group;

import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.domain.chat.Summaries;
import io.i9chat.domain.group.GroupCommitter.Turn;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.people.Blocks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Joins a group that is open to all people, or rejoins one that was left. */
public final class JoinGroup {
  /** Who comes into which group. */
  public record Command(PersonId caller, ChatId chat) {}

  /** The outcome of the call. */
  public sealed interface Outcome {
    /** They are in; this is the chat as it stands for them. */
    record In(ChatSummary chat) implements Outcome {}

    /** No group that the caller may know of. */
    record NotFound() implements Outcome {}

    /** The caller was removed, and comes back only if they are added. */
    record WasRemoved() implements Outcome {}

    /** The last member has left: no person can come in any more. */
    record ClosedForGood() implements Outcome {}

    /** There is no room. */
    record GroupFull() implements Outcome {}

    /** The chat has had too many entries from all together. */
    record TooFast(Duration retryAfter) implements Outcome {}
  }

  private final Chats chats;
  private final Blocks blocks;
  private final GroupCommitter committer;
  private final Summaries summaries;
  private final GroupSettings settings;

  JoinGroup(
      StorePorts store, GroupCommitter committer, Summaries summaries, GroupSettings settings) {
    this.chats = store.chats();
    this.blocks = store.blocks();
    this.committer = committer;
    this.summaries = summaries;
    this.settings = settings;
  }

  /** Joins. */
  public Outcome handle(Command command) {
    return committer.take(command.chat(), turn -> attempt(command, turn));
  }

  private Optional<Outcome> attempt(Command command, Turn turn) {
    Optional<ChatView> view = chats.view(command.chat(), List.of(command.caller()));
    return switch (JoiningPolicy.decide(view, command.caller(), settings.maxMembers())) {
      case NOT_FOUND -> Optional.of(new Outcome.NotFound());
      case WAS_REMOVED -> Optional.of(new Outcome.WasRemoved());
      case CLOSED_FOR_GOOD -> Optional.of(new Outcome.ClosedForGood());
      case FULL -> Optional.of(new Outcome.GroupFull());
      case ALREADY_IN -> Optional.of(in(command));
      case ALLOWED -> join(command, view.orElseThrow(), turn);
    };
  }

  private Optional<Outcome> join(Command command, ChatView view, Turn turn) {
    Duration wait = turn.pay();
    if (!wait.isZero()) {
      return Optional.of(new Outcome.TooFast(wait));
    }
    // An account that is being deleted leaves its groups, and must not come into one behind it.
    long privacyVersion = blocks.between(command.caller(), List.of()).privacyVersion();
    return turn.append(
            command.caller(),
            view,
            new Payload.Joined(),
            List.of(new Precondition.PrivacyVersion(command.caller(), privacyVersion)))
        .map(entry -> in(command));
  }

  private Outcome in(Command command) {
    return new Outcome.In(summaries.of(command.caller(), command.chat()).orElseThrow());
  }
}
