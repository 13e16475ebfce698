package io.i9chat.domain.live;

import io.i9chat.domain.common.TypingPauses;
import io.i9chat.domain.entry.Names;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.live.Signal.Typing;

/** Tells the other members of a chat that a member types there. */
final class TypingEvents {
  private final TypingPauses pauses;
  private final LiveRosters rosters;
  private final Names names;
  private final Listeners audience;

  TypingEvents(TypingPauses pauses, LiveRosters rosters, Names names, Listeners audience) {
    this.pauses = pauses;
    this.rosters = rosters;
    this.names = names;
    this.audience = audience;
  }

  void on(Typing typing) {
    // Told by another node: their next call may come here.
    var unused = pauses.begins(typing.person(), typing.chat());
    Thread.startVirtualThread(() -> tell(typing));
  }

  private void tell(Typing typing) {
    try {
      Username username = names.of(typing.person());
      if (username == null) {
        return;
      }
      Delivery delivery = new Delivery(new LiveEvent.Typing(typing.chat(), username));
      rosters
          .glimpse(typing.chat())
          .forEach((member, membership) -> {
            if (membership.isIn() && !member.equals(typing.person())) {
              audience.tell(member, delivery);
            }
          });
    } catch (PortFailure unreadable) {
      // Typing is told now or never.
    }
  }
}
