package io.i9chat.tck.memory;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What all store ports keep, under one lock: whatever runs under it is one transaction. */
final class InMemoryStore {
  final Map<ChatId, ChatState> chats = new HashMap<>();
  final Map<Set<PersonId>, ChatId> directChats = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  <T> T locked(Supplier<T> transaction) {
    lock.lock();
    try {
      return transaction.get();
    } finally {
      lock.unlock();
    }
  }

  Optional<ChatState> chat(ChatId id) {
    return Optional.ofNullable(chats.get(id));
  }
}
