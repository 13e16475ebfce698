package io.i9chat.domain.group;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import java.util.Optional;

/** What a person may know of a group as a whole: a pure function of facts. */
final class InfoPolicy {
  private InfoPolicy() {}

  /** A decision. */
  sealed interface Decision {
    /** All of it: they are in. */
    record Inside(ChatView chat, GroupState group, MemberStatus status) implements Decision {}

    /** What people outside may know: it is open, or it is what it was when they went. */
    record Outside(ChatView chat, GroupState group) implements Decision {}

    /** Nothing. */
    record NotFound() implements Decision {}
  }

  /** Decides. */
  static Decision decide(Optional<ChatView> view, PersonId person) {
    GroupState group = ChatAccess.group(view, person).orElse(null);
    if (view.isEmpty() || group == null) {
      return new Decision.NotFound();
    }
    Membership membership = view.get().of(person);
    return membership.isIn()
        ? new Decision.Inside(view.get(), group, membership.status())
        : new Decision.Outside(view.get(), group);
  }
}
