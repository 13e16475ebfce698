package io.i9chat.domain.group;

import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.group.ActivityLookup.GroupCaller;
import io.i9chat.domain.group.GroupCommitter.Turn;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Profiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an admin does to one person of a group: removes a member, makes a member an admin, or makes
 * an admin a plain member.
 */
public final class ManageMember {
  /** What is to be done. */
  public enum Act {
    /** Take them out, admins too; they come back only if they are added. */
    REMOVE,
    /** Make them an admin. */
    PROMOTE,
    /** Make them a plain member. */
    DEMOTE
  }

  /** Who does what to which person of which group. */
  public record Command(Act act, PersonId caller, ChatId chat, Username person) {}

  /** The outcome of the call. */
  public sealed interface Outcome {
    /**
     * It is so.
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

    /** No account has that username. */
    record NoSuchPerson() implements Outcome {}

    /** The caller cannot remove themselves; they leave. */
    record Oneself() implements Outcome {}

    /** The person is not in. */
    record NotAMember() implements Outcome {}

    /** The group would have no admin. */
    record LastAdmin() implements Outcome {}

    /** The chat has had too many entries from all together. */
    record TooFast(Duration retryAfter) implements Outcome {}
  }

  private final Profiles profiles;
  private final Chats chats;
  private final GroupCommitter committer;
  private final ActivityLookup lookup;

  ManageMember(Profiles profiles, Chats chats, GroupCommitter committer, ActivityLookup lookup) {
    this.profiles = profiles;
    this.chats = chats;
    this.committer = committer;
    this.lookup = lookup;
  }

  /** What a turn came to. */
  private sealed interface Taken {
    /** This is the answer. */
    record Answered(Outcome outcome) implements Taken {}

    /** It is so already; by which entry is looked for when the turn is over. */
    record AlreadySo(GroupCaller caller, PersonId target, MemberStatus status) implements Taken {}
  }

  /** Does it; if it is so already, that is all. */
  public Outcome handle(Command command) {
    PersonId caller = command.caller();
    ChatId chat = command.chat();
    Optional<PersonId> target =
        profiles.byUsername(Set.of(command.person())).stream().findFirst().map(Profile::id);
    List<PersonId> people = new ArrayList<>(List.of(caller));
    target.filter(person -> !person.equals(caller)).ifPresent(people::add);
    return switch (committer.take(
        chat,
        turn -> attempt(command, Authority.of(chats.view(chat, people), caller), target, turn))) {
      case Taken.Answered answered -> answered.outcome();
      case Taken.AlreadySo already ->
          new Outcome.Done(
              lookup.status(chat, already.target(), already.status(), already.caller()));
    };
  }

  private Optional<Taken> attempt(
      Command command, Authority authority, Optional<PersonId> target, Turn turn) {
    PersonId caller = command.caller();
    return switch (MemberPolicy.decide(command.act(), authority, caller, target)) {
      case MemberDecision.Refused<Outcome> refused ->
          Optional.of(new Taken.Answered(refused.outcome()));
      case MemberDecision.AlreadySo<Outcome> already ->
          Optional.of(
              new Taken.AlreadySo(
                  new GroupCaller(caller, already.caller()),
                  target.orElseThrow(),
                  already.status()));
      case MemberDecision.Append<Outcome> append ->
          append(append, caller, turn).map(Taken.Answered::new);
    };
  }

  private Optional<Outcome> append(
      MemberDecision.Append<Outcome> append, PersonId caller, Turn turn) {
    Duration wait = turn.pay();
    return wait.isZero()
        ? turn.append(caller, append.chat(), append.activity(), List.of())
            .map(entry ->
                new Outcome.Done(lookup.seen(entry, new GroupCaller(caller, append.caller()))))
        : Optional.of(new Outcome.TooFast(wait));
  }
}
