package io.i9chat.tck.chat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.chat.Receipts;

/** The four chat ports of one store. */
public record ChatPorts(Chats chats, ChatLog log, Receipts receipts, Inbox inbox) {
  /** The chat ports among those of a whole store. */
  public static ChatPorts of(StorePorts store) {
    return new ChatPorts(store.chats(), store.log(), store.receipts(), store.inbox());
  }
}
