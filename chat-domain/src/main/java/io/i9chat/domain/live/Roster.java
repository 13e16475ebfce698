package io.i9chat.domain.live;

import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Membership;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who of a chat is online here, with what they may see of it. */
final class Roster {
  private final Chats chats;
  private final Audience audience;

  Roster(Chats chats, Audience audience) {
    this.chats = chats;
    this.audience = audience;
  }

  /** The memberships of a chat's people; of those who are not online here some may be left out. */
  Map<PersonId, Membership> of(ChatId chat) {
    Optional<ChatView> view = chats.view(chat, List.of());
    if (view.isPresent() && view.get().kind() == ChatKind.GROUP) {
      view = chats.view(chat, audience.people());
    }
    return view.map(ChatView::members).orElse(Map.of());
  }
}
