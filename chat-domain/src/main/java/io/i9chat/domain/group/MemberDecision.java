package io.i9chat.domain.group;

import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.log.Payload;

/** What the rules of a group say to an admin who manages a member. */
sealed interface MemberDecision<O> {
  /** Yes, as long as the facts hold still. */
  record Append<O>(ChatView chat, Membership caller, Payload.Activity activity)
      implements MemberDecision<O> {}

  /** They have this status already. */
  record AlreadySo<O>(ChatView chat, Membership caller, MemberStatus status)
      implements MemberDecision<O> {}

  /** No. */
  record Refused<O>(O outcome) implements MemberDecision<O> {}
}
