package io.i9chat.domain.chat;

import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;

/** The use cases of the chat area. */
public record ChatUseCases(
    OpenDirectChat openDirect,
    GetChat get,
    ListChats list,
    ReadHistory history,
    ReadLog log,
    SyncChats sync,
    MarkReceipts mark,
    ChangeChatSettings settings) {
  /** The use cases on these ports. */
  public static ChatUseCases of(Ports ports, Names names, Summaries summaries) {
    StorePorts store = ports.store();
    return new ChatUseCases(
        new OpenDirectChat(
            store.chats(),
            store.profiles(),
            store.blocks(),
            ports.signals(),
            summaries,
            ports.ids(),
            ports.clock()),
        new GetChat(summaries),
        new ListChats(store.inbox(), summaries),
        new ReadHistory(store.chats(), store.log(), new Items(store, names)),
        new ReadLog(store.chats(), store.log(), names),
        new SyncChats(store.log(), store.inbox(), summaries, names),
        new MarkReceipts(store.chats(), store.receipts(), ports.signals(), ports.clock()),
        new ChangeChatSettings(store.inbox(), ports.signals(), summaries));
  }

  /** What shows a person their chats, for those who tell people of new ones. */
  public static Summaries summaries(StorePorts store, Names names) {
    return new Summaries(store.inbox(), store.profiles(), new Items(store, names));
  }
}
