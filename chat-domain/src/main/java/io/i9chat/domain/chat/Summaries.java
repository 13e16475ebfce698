package io.i9chat.domain.chat;

import io.i9chat.domain.chat.ChatAccess.Reading;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.InboxItem;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Profiles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes what a person's chat list shows of what the store has. */
public final class Summaries {
  private final Inbox inbox;
  private final Profiles profiles;
  private final Items items;

  Summaries(Inbox inbox, Profiles profiles, Items items) {
    this.inbox = inbox;
    this.profiles = profiles;
    this.items = items;
  }

  /** One chat of a person; empty if they never were in it. */
  public Optional<ChatSummary> of(PersonId person, ChatId chat) {
    return inbox.item(person, chat).map(item -> of(person, List.of(item)).getFirst());
  }

  /** Chats of a person, with the people they are with looked up together. */
  List<ChatSummary> of(PersonId person, List<InboxItem> chats) {
    Set<PersonId> others = new HashSet<>();
    for (InboxItem chat : chats) {
      PersonId other = other(chat.chat(), person);
      if (other != null) {
        others.add(other);
      }
    }
    Map<PersonId, Profile> found = HashMap.newHashMap(others.size());
    if (!others.isEmpty()) {
      profiles.byId(others).forEach(profile -> found.put(profile.id(), profile));
    }
    return chats.stream().map(chat -> summary(person, chat, found)).toList();
  }

  private ChatSummary summary(PersonId person, InboxItem chat, Map<PersonId, Profile> found) {
    PersonId other = other(chat.chat(), person);
    Entry last = chat.last();
    Item lastItem = null;
    if (last != null) {
      Reading reading = new Reading(chat.chat(), chat.chat().of(person));
      lastItem = items.of(List.of(last), reading, person).getFirst();
    }
    return new ChatSummary(chat, other == null ? null : found.get(other), lastItem);
  }

  private static @Nullable PersonId other(ChatView chat, PersonId person) {
    if (chat.kind() != ChatKind.DIRECT) {
      return null;
    }
    for (PersonId member : chat.members().keySet()) {
      if (!member.equals(person)) {
        return member;
      }
    }
    return null;
  }
}
