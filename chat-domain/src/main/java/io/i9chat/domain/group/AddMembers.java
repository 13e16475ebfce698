package io.i9chat.domain.group;

import io.i9chat.domain.common.GroupLimits;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.group.ActivityLookup.GroupCaller;
import io.i9chat.domain.group.GroupCommitter.Turn;
import io.i9chat.domain.group.NewcomerPolicy.Choice;
import io.i9chat.domain.group.StrangerLimit.Allowance;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds people to a group, all of them or none. Those who are already in are skipped. */
public final class AddMembers {
  /** Who adds which people to which group. */
  public record Command(PersonId caller, ChatId chat, List<Username> usernames) {
    /**
     * Takes a copy of the list and checks it.
     *
     * @throws InvalidValue if it is empty, or longer than {@link GroupLimits#NAMES}
     */
    public Command {
      usernames = Newcomers.checked(usernames);
    }
  }

  /** The outcome of the call. The index of a refusal is that of the first name that causes it. */
  public sealed interface Outcome {
    /** They are in. */
    record Added(SeenEntry entry) implements Outcome {}

    /** No group that the caller may see. */
    record NotFound() implements Outcome {}

    /** The caller is not in the group any more. */
    record Gone() implements Outcome {}

    /** The caller has no say in the group. */
    record NotAnAdmin() implements Outcome {}

    /** No account has that username. */
    record NoSuchPerson(int index) implements Outcome {}

    /** They left, and come back only by joining. */
    record HasLeft(int index) implements Outcome {}

    /** A block or their privacy is against it. */
    record Forbidden(int index) implements Outcome {}

    /** The group has no room for them. */
    record GroupFull(int index) implements Outcome {}

    /** All of them are in already. */
    record AllIn() implements Outcome {}

    /**
     * The chat has had too many entries from all together, or the caller has added too many people
     * who never wrote back.
     */
    record TooFast(Duration retryAfter) implements Outcome {}
  }

  private final Chats chats;
  private final Newcomers newcomers;
  private final StrangerLimit limit;
  private final GroupCommitter committer;
  private final ActivityLookup lookup;
  private final GroupSettings settings;

  AddMembers(
      Chats chats,
      Newcomers newcomers,
      StrangerLimit limit,
      GroupCommitter committer,
      ActivityLookup lookup,
      GroupSettings settings) {
    this.chats = chats;
    this.newcomers = newcomers;
    this.limit = limit;
    this.committer = committer;
    this.lookup = lookup;
    this.settings = settings;
  }

  /** Adds them. */
  public Outcome handle(Command command) {
    Map<Username, PersonId> people = newcomers.people(command.usernames());
    try (Allowance allowance = limit.of(command.caller())) {
      return committer.take(command.chat(), turn -> attempt(command, people, turn, allowance));
    }
  }

  private Optional<Outcome> attempt(
      Command command, Map<Username, PersonId> people, Turn turn, Allowance allowance) {
    List<PersonId> asked = new ArrayList<>(people.values());
    asked.add(command.caller());
    return switch (Authority.of(chats.view(command.chat(), asked), command.caller())) {
      case Authority.None none -> Optional.of(new Outcome.NotFound());
      case Authority.Gone gone -> Optional.of(new Outcome.Gone());
      case Authority.Plain plain -> Optional.of(new Outcome.NotAnAdmin());
      case Authority.Admin admin -> {
        int room = admin.group().room(settings.maxMembers());
        Choice choice =
            newcomers.choose(command.caller(), command.usernames(), people, admin.chat(), room);
        yield switch (choice) {
          case Choice.NoneLeft none -> Optional.of(new Outcome.AllIn());
          case Choice.Refused refused -> Optional.of(refusal(refused));
          case Choice.Chosen chosen -> add(command.caller(), admin, chosen, turn, allowance);
        };
      }
    };
  }

  private Optional<Outcome> add(
      PersonId caller,
      Authority.Admin admin,
      Choice.Chosen chosen,
      Turn turn,
      Allowance allowance) {
    Duration entryWait = turn.pay();
    Duration wait = entryWait.isZero() ? allowance.upTo(chosen.strangers()) : entryWait;
    if (!wait.isZero()) {
      return Optional.of(new Outcome.TooFast(wait));
    }
    List<Precondition> preconditions = List.copyOf(chosen.preconditions());
    return turn.append(caller, admin.chat(), new Payload.Added(chosen.people()), preconditions)
        .map(entry -> {
          allowance.spend();
          return new Outcome.Added(lookup.seen(entry, new GroupCaller(caller, admin.membership())));
        });
  }

  private static Outcome refusal(Choice.Refused refused) {
    return switch (refused.why()) {
      case NO_SUCH_PERSON -> new Outcome.NoSuchPerson(refused.index());
      case LEFT -> new Outcome.HasLeft(refused.index());
      case FORBIDDEN -> new Outcome.Forbidden(refused.index());
      case FULL -> new Outcome.GroupFull(refused.index());
    };
  }
}
