package io.i9chat.tck.memory.store;

import io.i9chat.ports.chat.Receipts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.receipt.MarkResult;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.Watermarks;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The watermarks in memory. */
final class InMemoryReceipts implements Receipts {
  private final StoreState store;

  InMemoryReceipts(StoreState store) {
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
      ReceiptState before = state.receipts(person);
      ReceiptState now = state.raise(person, delivered, read, at);
      return new MarkResult.Marked(now, !now.equals(before));
    });
  }

  @Override
  public Map<PersonId, Watermarks> shown(ChatId chat, Collection<PersonId> people) {
    return store.locked(() -> {
      Map<PersonId, Watermarks> shown = new HashMap<>();
      store
          .chat(chat)
          .map(state -> state.receipts)
          .orElse(Map.of())
          .forEach((person, receipts) -> {
            if (people.contains(person)) {
              shown.put(person, receipts.shown());
            }
          });
      return Map.copyOf(shown);
    });
  }
}
