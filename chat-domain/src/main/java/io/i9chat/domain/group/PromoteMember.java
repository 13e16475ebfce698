package io.i9chat.domain.group;

import io.i9chat.domain.chat.SeenEntry;
import io.i9chat.domain.group.MemberActs.Result;
import io.i9chat.domain.group.MemberPolicy.Act;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import java.time.Duration;

/** Makes a member of a group an admin. */
public final class PromoteMember {
  /** Who promotes which member, in which group. */
  public record Command(PersonId caller, ChatId chat, Username member) {}

  /** The outcome of the call. */
  public sealed interface Outcome {
    /**
     * They are an admin.
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

    /** They are not in. */
    record NotAMember() implements Outcome {}

    /** The chat has had too many entries from all together. */
    record TooFast(Duration retryAfter) implements Outcome {}
  }

  private final MemberActs acts;

  PromoteMember(MemberActs acts) {
    this.acts = acts;
  }

  /** Makes a member of a group an admin. */
  public Outcome handle(Command command) {
    return switch (acts.act(Act.PROMOTE, command.caller(), command.chat(), command.member())) {
      case Result.Done done -> new Outcome.Done(done.entry());
      case Result.TooFast no -> new Outcome.TooFast(no.retryAfter());
      case Result.Refused refused ->
          switch (refused.why()) {
            case NOT_FOUND -> new Outcome.NotFound();
            case GONE -> new Outcome.Gone();
            case NOT_AN_ADMIN -> new Outcome.NotAnAdmin();
            case NOBODY_THERE -> new Outcome.NobodyThere();
            case NOT_A_MEMBER -> new Outcome.NotAMember();
            case ONESELF, LAST_ADMIN ->
                throw new IllegalStateException("promoting takes nothing from anybody");
          };
    };
  }
}
