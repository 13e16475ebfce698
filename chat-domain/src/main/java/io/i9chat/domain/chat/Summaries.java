package io.i9chat.domain.chat;

import io.i9chat.domain.chat.ChatAccess.Reading;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.TimedPage;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.receipt.ReceiptVisibility;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.ports.people.Profiles;
import java.util.ArrayList;
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
    return inbox.item(person, chat).map(item -> of(person, item));
  }

  /** One chat of a person, as the store has it. */
  ChatSummary of(PersonId person, InboxItem chat) {
    return of(person, chat, people(List.of(chat)));
  }

  /**
   * Chats of a person, with the people they are with looked up together, as many as fit; what was
   * done to the last items of the others is not looked for.
   */
  Part<ChatSummary> page(PersonId person, List<InboxItem> chats, PageBound bound) {
    Map<PersonId, Profile> people = people(chats);
    TimedPage<ChatSummary> page = new TimedPage<>(bound);
    for (InboxItem chat : chats) {
      if (!page.isFull()) {
        ChatSummary summary = of(person, chat, people);
        page.add(summary, PageLimit.weight(summary), chat.lastActivityAt());
      }
    }
    return page.part();
  }

  private Map<PersonId, Profile> people(List<InboxItem> chats) {
    Set<PersonId> people = new HashSet<>();
    for (InboxItem chat : chats) {
      if (chat.chat().kind() == ChatKind.DIRECT) {
        people.addAll(chat.chat().members().keySet());
      }
    }
    Map<PersonId, Profile> found = HashMap.newHashMap(people.size());
    if (!people.isEmpty()) {
      profiles.byId(people).forEach(profile -> found.put(profile.id(), profile));
    }
    return found;
  }

  private ChatSummary of(PersonId person, InboxItem chat, Map<PersonId, Profile> people) {
    return chat.chat().kind() == ChatKind.DIRECT
        ? direct(person, chat, people)
        : group(person, chat);
  }

  private ChatSummary direct(PersonId person, InboxItem chat, Map<PersonId, Profile> found) {
    ChatView view = chat.chat();
    Map<PersonId, Membership> there = HashMap.newHashMap(2);
    Map<PersonId, Watermarks> marks = HashMap.newHashMap(1);
    List<Profile> both = new ArrayList<>(2);
    Profile with = null;
    for (PersonId member : view.members().keySet()) {
      Profile profile = found.get(member);
      if (profile != null) {
        both.add(profile);
        there.put(member, view.of(member));
      }
      if (!member.equals(person)) {
        with = profile;
        marks.put(member, chat.peer() == null ? Watermarks.NONE : chat.peer());
      }
    }
    ReceiptVisibility visibility = ReceiptVisibility.of(view, both);
    SeenMarks peer = chat.peer() == null ? null : SeenMarks.of(chat.peer(), visibility);
    Item last = last(person, chat, new Others(there, marks, visibility));
    return new ChatSummary(chat, view.of(person), with, peer, null, last);
  }

  private ChatSummary group(PersonId person, InboxItem chat) {
    Membership own = chat.chat().of(person);
    GroupState group = own.frozen() == null ? chat.chat().group() : own.frozen();
    return new ChatSummary(chat, own, null, null, group, last(person, chat, null));
  }

  private @Nullable Item last(PersonId person, InboxItem chat, @Nullable Others others) {
    if (chat.last() == null) {
      return null;
    }
    Reading reading = new Reading(chat.chat(), chat.chat().of(person));
    return items.of(chat.last(), reading, person, others);
  }
}
