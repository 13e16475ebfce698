package io.i9chat.domain.group;

import io.i9chat.domain.group.InfoPolicy.Decision;
import io.i9chat.domain.presence.OnlineCounts;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.MemberStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows a group as a whole; an open one to people outside too. */
public final class ShowGroup {
  /** Who asks about which group. */
  public record Command(PersonId caller, ChatId chat) {}

  /** What they see. */
  public sealed interface Outcome {
    /**
     * The group.
     *
     * @param status member or admin; {@code null} if the caller is not in
     * @param members how many are in
     * @param online how many of them are online and show it to all people, at most 10 seconds old;
     *     {@code null} if the caller is not in
     */
    record Shown(
        ChatId chat,
        GroupProfile profile,
        Instant createdAt,
        @Nullable MemberStatus status,
        int members,
        @Nullable Integer online)
        implements Outcome {}

    /** No group that the caller may know of. */
    record NotFound() implements Outcome {}
  }

  private final Chats chats;
  private final OnlineCounts counts;

  ShowGroup(Chats chats, OnlineCounts counts) {
    this.chats = chats;
    this.counts = counts;
  }

  /** Shows it. */
  public Outcome handle(Command command) {
    PersonId caller = command.caller();
    return switch (InfoPolicy.decide(chats.view(command.chat(), List.of(caller)), caller)) {
      case Decision.NotFound no -> new Outcome.NotFound();
      case Decision.Outside(var chat, var group) ->
          new Outcome.Shown(
              chat.id(), group.profile(), chat.openedAt(), null, group.members(), null);
      case Decision.Inside(var chat, var group, var status) ->
          new Outcome.Shown(
              chat.id(),
              group.profile(),
              chat.openedAt(),
              status,
              group.members(),
              counts.of(chat.id()));
    };
  }
}
