package io.i9chat.domain.group;

import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.group.ActivityLookup.GroupCaller;
import io.i9chat.domain.group.GroupCommitter.Turn;
import io.i9chat.domain.group.UpdatePolicy.Decision;
import io.i9chat.domain.media.MediaChecks;
import io.i9chat.domain.media.MediaFault;
import io.i9chat.domain.media.UnusedMedia;
import io.i9chat.ports.Ports;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Changes what a group shows of itself, and how people come in. */
public final class UpdateGroup {
  /** Who changes what of which group. */
  public record Command(PersonId caller, ChatId chat, GroupPatch patch) {}

  /** The outcome of the call. */
  public sealed interface Outcome {
    /**
     * The group shows what was asked.
     *
     * @param entry the latest that made it so, hidden if the caller may not see it
     */
    record Done(SeenEntry entry) implements Outcome {}

    /** No group that the caller may see. */
    record NotFound() implements Outcome {}

    /** The caller is not in the group any more. */
    record Gone() implements Outcome {}

    /** The caller has no say in the group. */
    record NotAnAdmin() implements Outcome {}

    /** The picture cannot be used. */
    record MediaInvalid(MediaFault fault) implements Outcome {}

    /** The chat has had too many entries from all together. */
    record TooFast(Duration retryAfter) implements Outcome {}
  }

  private final Chats chats;
  private final MediaChecks media;
  private final GroupCommitter committer;
  private final ActivityLookup lookup;
  private final UnusedMedia unused;

  UpdateGroup(Ports ports, MediaChecks media, GroupCommitter committer, ActivityLookup lookup) {
    this.chats = ports.store().chats();
    this.media = media;
    this.unused = new UnusedMedia(ports);
    this.committer = committer;
    this.lookup = lookup;
  }

  /** Changes it. */
  public Outcome handle(Command command) {
    return switch (committer.take(command.chat(), turn -> attempt(command, turn))) {
      case Taken.Answered answered -> answered.outcome();
      case Taken.AlreadySo(GroupCaller caller) ->
          new Outcome.Done(
              lookup.latest(
                  command.chat(),
                  entry -> UpdatePolicy.made(entry, command.patch().fields()),
                  caller));
    };
  }

  /** What a turn came to. */
  private sealed interface Taken {
    /** This is the answer. */
    record Answered(Outcome outcome) implements Taken {}

    /** It is so already; by which entry is looked for when the turn is over. */
    record AlreadySo(GroupCaller caller) implements Taken {}
  }

  private Optional<Taken> attempt(Command command, Turn turn) {
    PersonId caller = command.caller();
    Authority authority = Authority.of(chats.view(command.chat(), List.of(caller)), caller);
    return switch (UpdatePolicy.decide(authority, command.patch())) {
      case Decision.NotFound no -> answered(new Outcome.NotFound());
      case Decision.Gone no -> answered(new Outcome.Gone());
      case Decision.NotAnAdmin no -> answered(new Outcome.NotAnAdmin());
      case Decision.AlreadySo already ->
          Optional.of(new Taken.AlreadySo(new GroupCaller(caller, already.caller())));
      case Decision.Append append -> append(command, append, turn);
    };
  }

  private Optional<Taken> append(Command command, Decision.Append append, Turn turn) {
    PersonId caller = command.caller();
    Optional<MediaFault> fault =
        append.picture() == null ? Optional.empty() : media.picture(caller, append.picture());
    if (fault.isPresent()) {
      return answered(new Outcome.MediaInvalid(fault.get()));
    }
    Duration wait = turn.pay();
    if (!wait.isZero()) {
      return answered(new Outcome.TooFast(wait));
    }
    return turn.append(caller, append.chat(), append.activity(), List.of())
        .map(entry -> {
          deleteReplaced(command.patch());
          return new Outcome.Done(lookup.seen(entry, new GroupCaller(caller, append.caller())));
        })
        .map(Taken.Answered::new);
  }

  /** The URLs of the picture that was there end with it, unless it stays for one who has gone. */
  private void deleteReplaced(GroupPatch patch) {
    if (patch.fields().contains(GroupPatch.Field.PICTURE)) {
      unused.deleteWithdrawn();
    }
  }

  private static Optional<Taken> answered(Outcome outcome) {
    return Optional.of(new Taken.Answered(outcome));
  }
}
