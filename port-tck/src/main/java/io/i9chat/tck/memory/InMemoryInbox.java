package io.i9chat.tck.memory;

import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatHead;
import io.i9chat.ports.model.chat.InboxItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** People's lists of chats in memory. */
final class InMemoryInbox implements Inbox {
  private static final Comparator<InboxItem> ORDER =
      Comparator.comparing(InboxItem::lastActivityAt)
          .thenComparing(item -> item.chat().id())
          .reversed();

  private final InMemoryStore store;

  InMemoryInbox(InMemoryStore store) {
    this.store = store;
  }

  private List<InboxItem> all(PersonId person) {
    return store.locked(() ->
        store.chats.values().stream()
            .filter(chat -> !chat.membership(person).windows().isEmpty())
            .map(chat -> chat.item(person))
            .sorted(ORDER)
            .toList());
  }

  @Override
  public List<InboxItem> page(PersonId person, @Nullable Instant before, int limit) {
    List<InboxItem> page = new ArrayList<>();
    for (InboxItem item : all(person)) {
      boolean earlier = before == null || item.lastActivityAt().isBefore(before);
      boolean sameTime =
          !page.isEmpty() && page.getLast().lastActivityAt().equals(item.lastActivityAt());
      if (earlier && (page.size() < limit || sameTime)) {
        page.add(item);
      }
    }
    return List.copyOf(page);
  }

  @Override
  public Optional<InboxItem> item(PersonId person, ChatId chat) {
    return all(person).stream().filter(item -> item.chat().id().equals(chat)).findFirst();
  }

  @Override
  public List<ChatHead> heads(PersonId person) {
    return all(person).stream().map(item -> new ChatHead(item.chat().id(), item.head())).toList();
  }
}
