package io.i9chat.tck.memory;

import io.i9chat.tck.chat.ChatPorts;

/** Makes ports that keep everything in memory, for tests. */
public final class InMemoryPorts {
  private InMemoryPorts() {}

  /** Chat ports over an empty store. */
  public static ChatPorts freshChatPorts() {
    InMemoryStore store = new InMemoryStore();
    return new ChatPorts(
        new InMemoryChats(store),
        new InMemoryChatLog(store),
        new InMemoryReceipts(store),
        new InMemoryInbox(store));
  }
}
