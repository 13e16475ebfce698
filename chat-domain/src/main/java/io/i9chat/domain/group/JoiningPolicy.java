package io.i9chat.domain.group;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.MemberStatus;
import java.util.Optional;

/**
 * Whether the caller may join a group by themselves: a pure function of facts. That being added
 * again clears it is decided by {@link NewcomerPolicy}. Rules: GROUP-7.
 */
final class JoiningPolicy {
  private JoiningPolicy() {}

  /** A decision. */
  enum Decision {
    /** Yes, as long as the facts hold still. */
    ALLOWED,
    /** They are in. */
    ALREADY_IN,
    /** There is no group that they may know of. */
    NOT_FOUND,
    /** They were removed, and come back only if they are added. */
    WAS_REMOVED,
    /** No person can come in any more. */
    CLOSED_FOR_GOOD,
    /** There is no room. */
    FULL
  }

  /** Decides. */
  static Decision decide(Optional<ChatView> view, PersonId person, int maxMembers) {
    GroupState group = view.map(ChatView::group).orElse(null);
    if (view.isEmpty() || group == null) {
      return Decision.NOT_FOUND;
    }
    MemberStatus status = view.get().of(person).status();
    if (status.isIn()) {
      return Decision.ALREADY_IN;
    }
    if (status == MemberStatus.NEVER && group.profile().joinPolicy() == JoinPolicy.CLOSED) {
      return Decision.NOT_FOUND;
    }
    if (group.isClosedForGood()) {
      return Decision.CLOSED_FOR_GOOD;
    }
    if (status == MemberStatus.REMOVED) {
      return Decision.WAS_REMOVED;
    }
    return group.room(maxMembers) > 0 ? Decision.ALLOWED : Decision.FULL;
  }
}
