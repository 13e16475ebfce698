package io.i9chat.ports.model.chat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import java.time.Instant;
import java.util.Map;

/**
 * The facts that decisions about a chat rest on.
 *
 * @param openedAt when it was opened
 * @param version raised by everything that could change a decision; a commit made on an older one
 *     is answered {@link CommitResult.Stale}
 * @param members the people asked about who are or were in, and in a direct chat always both sides
 */
public record ChatView(
    ChatId id, ChatKind kind, Instant openedAt, long version, Map<PersonId, Membership> members) {
  /** Takes a copy of the map. */
  public ChatView {
    members = Map.copyOf(members);
  }

  /**
   * The membership of {@code person}, {@link Membership#NONE} if they are not among the members.
   */
  public Membership of(PersonId person) {
    return members.getOrDefault(person, Membership.NONE);
  }
}
