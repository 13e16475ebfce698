package io.i9chat.domain.chat;

import io.i9chat.domain.common.Timer;
import io.i9chat.domain.entry.Names;
import io.i9chat.domain.outcome.Refused;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import java.util.List;

/**
 * The use cases of the chat area, and short methods for what is done most: these throw {@link
 * Refused} where the use case answers a refusal.
 *
 * @param names the usernames of people, for those who have their ids
 */
public record ChatUseCases(
    OpenDirectChat openDirect,
    GetChat get,
    ListChats list,
    ReadHistory history,
    ReadLog log,
    SyncChats sync,
    MarkReceipts mark,
    ChangeChatSettings settings,
    Names names) {
  /**
   * The use cases on these ports.
   *
   * @param timer runs what is told later
   */
  public static ChatUseCases of(Ports ports, Names names, Summaries summaries, Timer timer) {
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
        new MarkReceipts(
            store.chats(),
            store.receipts(),
            new ReceiptSignals(ports.signals(), timer),
            ports.clock()),
        new ChangeChatSettings(store.inbox(), ports.signals(), summaries),
        names);
  }

  /** What shows a person their chats, for those who tell people of new ones. */
  public static Summaries summaries(StorePorts store, Names names) {
    return new Summaries(store.inbox(), store.profiles(), new Items(store, names));
  }

  /**
   * Opens the direct chat of two people, or finds it.
   *
   * @throws Refused with an outcome of {@link OpenDirectChat}
   */
  public ChatId openDirect(PersonId caller, PersonId with) {
    Username username = names.of(with);
    OpenDirectChat.Outcome outcome =
        username == null
            ? new OpenDirectChat.Outcome.NoSuchPerson()
            : openDirect.handle(new OpenDirectChat.Command(caller, username));
    return Refused.unless(OpenDirectChat.Outcome.Opened.class, OpenDirectChat.class, outcome)
        .chat()
        .state()
        .chat()
        .id();
  }

  /**
   * The newest items of a chat, the oldest of them first.
   *
   * @throws Refused with an outcome of {@link ReadHistory}
   */
  public ReadHistory.Outcome.Page history(PersonId reader, ChatId chat) {
    return history(reader, chat, new ReadHistory.Range.Newest(), PageLimit.DEFAULT);
  }

  /**
   * A page of a chat, the oldest item first.
   *
   * @throws Refused with an outcome of {@link ReadHistory}
   */
  public ReadHistory.Outcome.Page history(
      PersonId reader, ChatId chat, ReadHistory.Range range, PageLimit limit) {
    return Refused.unless(
        ReadHistory.Outcome.Page.class,
        ReadHistory.class,
        history.handle(new ReadHistory.Command(reader, chat, range, limit)));
  }

  /** A person's chats, the most recently active first: as many as are a page. */
  public List<ChatSummary> list(PersonId person) {
    var command = new ListChats.Command(person, null, PageLimit.DEFAULT);
    return Refused.unless(ListChats.Outcome.Page.class, ListChats.class, list.handle(command))
        .chats();
  }

  /**
   * Notes that a person has read a chat up to an entry.
   *
   * @throws Refused with an outcome of {@link MarkReceipts}
   */
  public void markRead(PersonId reader, ChatId chat, long seq) {
    Refused.unless(
        MarkReceipts.Outcome.Marked.class,
        MarkReceipts.class,
        mark.handle(new MarkReceipts.Command(reader, chat, 0, seq)));
  }
}
