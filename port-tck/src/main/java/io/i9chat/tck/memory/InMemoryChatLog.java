package io.i9chat.tck.memory;

import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.Cursor;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.LogPage;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Window;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** The logs of the chats in memory. */
final class InMemoryChatLog implements ChatLog {
  private final InMemoryStore store;

  InMemoryChatLog(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public LogPage log(ChatId chat, List<Window> visible, Cursor cursor, int limit) {
    return page(chat, visible, cursor, limit, entry -> true);
  }

  @Override
  public LogPage history(ChatId chat, List<Window> visible, Cursor cursor, int limit) {
    return page(
        chat,
        visible,
        cursor,
        limit,
        entry ->
            switch (entry.payload()) {
              case Payload.Message message -> true;
              case Payload.Activity activity -> true;
            });
  }

  private LogPage page(
      ChatId chat, List<Window> visible, Cursor cursor, int limit, Predicate<Entry> kind) {
    return store.locked(() -> {
      List<Entry> entries = store.chat(chat).map(state -> state.entries).orElse(List.of());
      Membership membership = new Membership(visible);
      List<Entry> matching =
          entries.stream()
              .filter(entry -> membership.sees(entry.seq()))
              .filter(entry -> lies(entry.seq(), cursor))
              .filter(kind)
              .toList();
      int beyond = Math.max(0, matching.size() - limit);
      List<Entry> page =
          switch (cursor) {
            case Cursor.After after -> matching.subList(0, matching.size() - beyond);
            case Cursor.Before before -> matching.subList(beyond, matching.size());
          };
      return new LogPage(page, beyond > 0, entries.size());
    });
  }

  private static boolean lies(long seq, Cursor cursor) {
    return switch (cursor) {
      case Cursor.After after -> seq > after.seq();
      case Cursor.Before before -> seq < before.seq();
    };
  }

  @Override
  public List<Entry> at(ChatId chat, Collection<Long> seqs) {
    return store.locked(() ->
        store.chat(chat).map(state -> state.entries).orElse(List.of()).stream()
            .filter(entry -> seqs.contains(entry.seq()))
            .toList());
  }
}
