package io.i9chat.domain.group;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import java.util.Optional;

/**
 * What say a person has in a group; a direct chat is not a group. What follows is decided by {@link
 * MemberPolicy}, {@link UpdatePolicy} and {@link NewcomerPolicy}. Rules: GROUP-2.
 */
sealed interface Authority {
  /** There is no group that they were ever in. */
  record None() implements Authority {}

  /** They were in, and are not any more. */
  record Gone(ChatView chat, Membership membership) implements Authority {}

  /** They are in, and others have the say. */
  record Plain(ChatView chat, GroupState group, Membership membership) implements Authority {}

  /** They have the say. */
  record Admin(ChatView chat, GroupState group, Membership membership) implements Authority {}

  /** What {@code person} has to say in the chat of {@code view}. */
  static Authority of(Optional<ChatView> view, PersonId person) {
    GroupState group = view.map(ChatView::group).orElse(null);
    if (group == null) {
      return new None();
    }
    return switch (ChatAccess.of(view, person)) {
      case ChatAccess.Stranger stranger -> new None();
      case ChatAccess.Gone(ChatView chat, Membership own) -> new Gone(chat, own);
      case ChatAccess.Member(ChatView chat, Membership own) ->
          own.status() == MemberStatus.ADMIN
              ? new Admin(chat, group, own)
              : new Plain(chat, group, own);
    };
  }
}
