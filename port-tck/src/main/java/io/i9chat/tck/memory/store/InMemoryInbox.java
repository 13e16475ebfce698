package io.i9chat.tck.memory.store;

import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatHead;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.chat.Preferences;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.TimedPage;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.ports.model.receipt.Watermarks;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** People's lists of chats in memory. */
final class InMemoryInbox implements Inbox {
  private static final Comparator<InboxItem> ORDER =
      Comparator.comparing(InboxItem::lastActivityAt)
          .thenComparing(item -> item.chat().id())
          .reversed();

  private final StoreState store;

  InMemoryInbox(StoreState store) {
    this.store = store;
  }

  private List<InboxItem> all(PersonId person) {
    return store.locked(() ->
        store.chats.values().stream()
            .filter(chat -> chat.knows(person))
            .map(chat -> item(chat, person))
            .sorted(ORDER)
            .toList());
  }

  private static InboxItem item(ChatState chat, PersonId person) {
    Membership membership = chat.membership(person);
    Watermarks own = chat.receipts(person).held();
    List<Entry> seen =
        chat.log.entries.stream().filter(entry -> membership.sees(entry.seq())).toList();
    List<Entry> shown = seen.stream().filter(LogState::isShown).toList();
    Entry last = shown.isEmpty() ? null : shown.getLast();
    Set<Long> deleted =
        chat.log.entries.stream()
            .filter(entry -> entry.payload() instanceof Payload.Delete)
            .map(entry -> ((Payload.Delete) entry.payload()).target())
            .collect(Collectors.toSet());
    long unread =
        shown.stream()
            .filter(entry -> entry.payload() instanceof Payload.Message)
            .filter(entry -> entry.seq() > Math.max(own.read(), membership.cleared()))
            .filter(entry -> !deleted.contains(entry.seq()))
            .count();
    return new InboxItem(
        chat.view(Set.of(person)),
        seen.isEmpty() ? 0 : seen.getLast().seq(),
        unread,
        own,
        chat.sides.stream()
            .filter(side -> !side.equals(person))
            .findFirst()
            .map(side -> chat.receipts(side).shown())
            .orElse(null),
        last == null || last.seq() <= membership.cleared() ? null : last,
        last == null ? chat.openedAt : last.at(),
        chat.preferences.getOrDefault(person, Preferences.DEFAULT));
  }

  @Override
  public Part<InboxItem> page(PersonId person, @Nullable Instant before, PageBound bound) {
    TimedPage<InboxItem> page = new TimedPage<>(bound);
    all(person).stream()
        .filter(item -> before == null || item.lastActivityAt().isBefore(before))
        .forEach(item -> page.add(item, Weight.of(item), item.lastActivityAt()));
    return page.part();
  }

  @Override
  public Optional<InboxItem> item(PersonId person, ChatId chat) {
    return store.locked(
        () -> store.chat(chat).filter(state -> state.knows(person)).map(s -> item(s, person)));
  }

  @Override
  public List<ChatHead> heads(PersonId person) {
    return all(person).stream()
        .map(item -> new ChatHead(item.chat().id(), item.head(), item.chat().of(person).isIn()))
        .toList();
  }

  @Override
  public Optional<InboxItem> prefer(PersonId person, ChatId chat, PreferenceChange change) {
    return store.locked(() -> {
      store.chat(chat).filter(state -> state.knows(person)).ifPresent(s -> set(s, person, change));
      return item(person, chat);
    });
  }

  private static void set(ChatState chat, PersonId person, PreferenceChange change) {
    Preferences held = chat.preferences.getOrDefault(person, Preferences.DEFAULT);
    Instant mutedUntil =
        switch (change.mutedUntil()) {
          case Change.Keep<Instant> keep -> held.mutedUntil();
          case Change.To<Instant> to -> to.value();
          case Change.Clear<Instant> clear -> null;
        };
    chat.preferences.put(
        person,
        new Preferences(
            mutedUntil,
            change.archived() == null ? held.archived() : change.archived(),
            change.pinned() == null ? held.pinned() : change.pinned()));
    if (change.clearedUpTo() != null) {
      chat.cleared.put(person, change.clearedUpTo());
    }
  }
}
