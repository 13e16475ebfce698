package io.i9chat.ports.model.chat;

import io.i9chat.ports.model.PersonId;
import java.util.Set;

/**
 * What decides about a direct chat beside who is in it. A group has none of it: there a block
 * changes nothing. Rules: BLOCK-4.
 *
 * @param blockers which of the two have blocked the other
 * @param deleted which of the two have no account any more
 */
public record DirectState(Set<PersonId> blockers, Set<PersonId> deleted) {
  /** Nothing stands between the two. */
  public static final DirectState CLEAR = new DirectState(Set.of(), Set.of());

  /** Takes copies of the sets. */
  public DirectState {
    blockers = Set.copyOf(blockers);
    deleted = Set.copyOf(deleted);
  }
}
