package io.i9chat.domain.group;

import io.i9chat.domain.common.Attempts;
import io.i9chat.domain.common.EntryAllowance;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.group.ActivityLookup.GroupCaller;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.ops.RateLimiter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Leaves a group. A caller who has already gone is told the entry that put them out. */
public final class LeaveGroup {
  /** Who leaves which group. */
  public record Command(PersonId caller, ChatId chat) {}

  /** The outcome of the call. */
  public sealed interface Outcome {
    /** They are out, by this entry. */
    record Left(SeenEntry entry) implements Outcome {}

    /** No group that the caller was ever in. */
    record NotFound() implements Outcome {}

    /** The chat has had too many entries from all together. */
    record TooFast(Duration retryAfter) implements Outcome {}
  }

  private final Chats chats;
  private final RateLimiter limiter;
  private final Leaving leaving;
  private final ActivityLookup lookup;

  LeaveGroup(Chats chats, RateLimiter limiter, Leaving leaving, ActivityLookup lookup) {
    this.chats = chats;
    this.limiter = limiter;
    this.leaving = leaving;
    this.lookup = lookup;
  }

  /** Leaves. */
  public Outcome handle(Command command) {
    try (EntryAllowance allowance = new EntryAllowance(limiter, command.chat())) {
      return Attempts.until(() -> attempt(command.caller(), command.chat(), allowance));
    }
  }

  private Optional<Outcome> attempt(PersonId caller, ChatId chat, EntryAllowance allowance) {
    return switch (Authority.of(chats.view(chat, List.of(caller)), caller)) {
      case Authority.None none -> Optional.of(new Outcome.NotFound());
      case Authority.Gone gone ->
          Optional.of(
              new Outcome.Left(
                  lookup.going(
                      chat, gone.membership(), new GroupCaller(caller, gone.membership()))));
      case Authority.Plain plain -> leave(caller, chat, plain.membership(), allowance);
      case Authority.Admin admin -> leave(caller, chat, admin.membership(), allowance);
    };
  }

  /** Empty if they were put out meanwhile. */
  private Optional<Outcome> leave(
      PersonId caller, ChatId chat, Membership membership, EntryAllowance allowance) {
    Duration wait = allowance.pay();
    if (!wait.isZero()) {
      return Optional.of(new Outcome.TooFast(wait));
    }
    List<Committed> left = leaving.leave(chat, caller);
    if (left.isEmpty()) {
      return Optional.empty();
    }
    allowance.spend();
    return Optional.of(
        new Outcome.Left(
            lookup.seen(left.getFirst().entry(), new GroupCaller(caller, membership))));
  }
}
