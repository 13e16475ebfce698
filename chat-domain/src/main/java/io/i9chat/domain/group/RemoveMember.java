package io.i9chat.domain.group;

import io.i9chat.domain.chat.SeenEntry;
import io.i9chat.domain.group.MemberActs.Result;
import io.i9chat.domain.group.MemberPolicy.Act;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import java.time.Duration;

/** Takes a member out of a group, admins too; they can come back only if they are added. */
public final class RemoveMember {
  /** Who removes which member, from which group. */
  public record Command(PersonId caller, ChatId chat, Username member) {}

  /** The outcome of the call. */
  public sealed interface Outcome {
    /**
     * They are out by an admin's doing.
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
    record NobodyThere() implements Outcome {}

    /** The caller cannot remove themselves; they leave. */
    record Oneself() implements Outcome {}

    /** They never were in, or they left. */
    record NotAMember() implements Outcome {}

    /** The chat has had too many entries from all together. */
    record TooFast(Duration retryAfter) implements Outcome {}
  }

  private final MemberActs acts;

  RemoveMember(MemberActs acts) {
    this.acts = acts;
  }

  /** Takes a member out of a group, admins too; they can come back only if they are added. */
  public Outcome handle(Command command) {
    return switch (acts.act(Act.REMOVE, command.caller(), command.chat(), command.member())) {
      case Result.Done done -> new Outcome.Done(done.entry());
      case Result.TooFast no -> new Outcome.TooFast(no.retryAfter());
      case Result.Refused refused ->
          switch (refused.why()) {
            case NOT_FOUND -> new Outcome.NotFound();
            case GONE -> new Outcome.Gone();
            case NOT_AN_ADMIN -> new Outcome.NotAnAdmin();
            case NOBODY_THERE -> new Outcome.NobodyThere();
            case NOT_A_MEMBER -> new Outcome.NotAMember();
            case ONESELF -> new Outcome.Oneself();
            case LAST_ADMIN ->
                throw new IllegalStateException("a member who removes another stays an admin");
          };
    };
  }
}
