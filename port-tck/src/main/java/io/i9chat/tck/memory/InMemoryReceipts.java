package io.i9chat.tck.memory;

import io.i9chat.ports.chat.Receipts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.MarkResult;
import io.i9chat.ports.model.chat.Watermarks;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The watermarks in memory. */
final class InMemoryReceipts implements Receipts {
  private final InMemoryStore store;

  InMemoryReceipts(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public MarkResult mark(ChatId chat, PersonId person, long delivered, long read, Instant at) {
    return store.locked(() -> {
      ChatState state = store.chats.get(chat);
      if (state == null || !state.membership(person).isIn()) {
        return new MarkResult.NotIn();
      }
      if (Math.max(delivered, read) > state.log.head()) {
        return new MarkResult.AboveHead(state.log.head());
      }
      Watermarks held = state.marks.getOrDefault(person, Watermarks.NONE);
      Watermarks raised = held.raised(delivered, read, at);
      state.marks.put(person, raised);
      return new MarkResult.Marked(raised, !raised.equals(held));
    });
  }

  @Override
  public Map<PersonId, Watermarks> of(ChatId chat, Collection<PersonId> people) {
    return store.locked(() -> {
      Map<PersonId, Watermarks> marks =
          new HashMap<>(store.chat(chat).map(state -> state.marks).orElse(Map.of()));
      marks.keySet().retainAll(people);
      return Map.copyOf(marks);
    });
  }
}
