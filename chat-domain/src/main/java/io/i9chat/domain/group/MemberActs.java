package io.i9chat.domain.group;

import io.i9chat.domain.chat.SeenEntry;
import io.i9chat.domain.group.ActivityLookup.Caller;
import io.i9chat.domain.group.GroupCommitter.Turn;
import io.i9chat.domain.group.MemberPolicy.Act;
import io.i9chat.domain.group.MemberPolicy.Decision;
import io.i9chat.domain.group.MemberPolicy.Refusal;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Profiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What removing, promoting and demoting have in common. */
final class MemberActs {
  private final Profiles profiles;
  private final Chats chats;
  private final GroupCommitter committer;
  private final ActivityLookup lookup;

  MemberActs(Profiles profiles, Chats chats, GroupCommitter committer, ActivityLookup lookup) {
    this.profiles = profiles;
    this.chats = chats;
    this.committer = committer;
    this.lookup = lookup;
  }

  /** The outcome of an act. */
  sealed interface Result {
    /** It is so, by this entry. */
    record Done(SeenEntry entry) implements Result {}

    /** It was refused. */
    record Refused(Refusal why) implements Result {}

    /** The chat has had too many entries from all together. */
    record TooFast(Duration retryAfter) implements Result {}
  }

  /** What a turn came to. */
  private sealed interface Taken {
    /** This is the answer. */
    record Answered(Result result) implements Taken {}

    /** It is so already; by which entry is looked for when the turn is over. */
    record AlreadySo(Caller caller, PersonId target, MemberStatus status) implements Taken {}
  }

  Result act(Act act, PersonId caller, ChatId chat, Username name) {
    Optional<PersonId> target =
        profiles.byUsername(Set.of(name)).stream().findFirst().map(Profile::id);
    List<PersonId> people = new ArrayList<>(List.of(caller));
    target.filter(person -> !person.equals(caller)).ifPresent(people::add);
    Taken taken =
        committer.take(
            chat,
            turn -> {
              Optional<ChatView> view = chats.view(chat, people);
              return switch (MemberPolicy.decide(act, Authority.of(view, caller), caller, target)) {
                case Decision.Refused refused ->
                    Optional.of(new Taken.Answered(new Result.Refused(refused.why())));
                case Decision.AlreadySo already ->
                    Optional.of(
                        new Taken.AlreadySo(
                            new Caller(caller, already.caller()),
                            target.orElseThrow(),
                            already.status()));
                case Decision.Append append ->
                    append(append, caller, turn).map(Taken.Answered::new);
              };
            });
    return switch (taken) {
      case Taken.Answered answered -> answered.result();
      case Taken.AlreadySo already ->
          new Result.Done(
              lookup.status(chat, already.target(), already.status(), already.caller()));
    };
  }

  private Optional<Result> append(Decision.Append append, PersonId caller, Turn turn) {
    Duration wait = turn.pay();
    return wait.isZero()
        ? turn.append(caller, append.chat(), append.activity(), List.of())
            .map(entry -> new Result.Done(lookup.seen(entry, new Caller(caller, append.caller()))))
        : Optional.of(new Result.TooFast(wait));
  }
}
