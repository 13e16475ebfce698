package io.i9chat.ports.model.chat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts that decisions about a chat rest on.
 *
 * @param openedAt when it was opened
 * @param version raised by everything that could change a decision; a commit made on an older one
 *     is answered {@link CommitResult.Stale}
 * @param members the people asked about who are or were in, and in a direct chat always both sides
 * @param group the group now, {@code null} in a direct chat
 * @param direct what stands between the two of a direct chat, {@code null} in a group
 */
public record ChatView(
    ChatId id,
    Instant openedAt,
    long version,
    Map<PersonId, Membership> members,
    @Nullable GroupState group,
    @Nullable DirectState direct) {
  /** Takes a copy of the map and checks that it is one or the other. */
  public ChatView {
    members = Map.copyOf(members);
    if ((group == null) == (direct == null)) {
      throw new IllegalArgumentException("a chat is a group or direct");
    }
  }

  /** Whether it is a group or direct. */
  public ChatKind kind() {
    return group == null ? ChatKind.DIRECT : ChatKind.GROUP;
  }

  /**
   * Whether it is direct, and either of the two has blocked the other. Neither sends, edits or
   * reacts then; deleting and taking a reaction away go on. Rules: BLOCK-1.
   */
  public boolean isBlocked() {
    return direct != null && !direct.blockers().isEmpty();
  }

  /**
   * The membership of {@code person}, {@link Membership#NONE} if they are not among the members.
   */
  public Membership of(PersonId person) {
    return members.getOrDefault(person, Membership.NONE);
  }
}
