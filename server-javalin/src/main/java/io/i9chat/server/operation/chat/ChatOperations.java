package io.i9chat.server.operation.chat;

import io.i9chat.domain.chat.ChangeChatSettings;
import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.domain.chat.ChatUseCases;
import io.i9chat.domain.chat.GetChat;
import io.i9chat.domain.chat.ListChats;
import io.i9chat.domain.chat.OpenDirectChat;
import io.i9chat.domain.chat.ReadHistory;
import io.i9chat.domain.chat.ReadHistory.Range;
import io.i9chat.domain.chat.ReadLog;
import io.i9chat.domain.chat.SyncChats;
import io.i9chat.ports.model.PersonId;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Fields;
import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.wire.BadInput;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Moment;
import io.i9chat.server.wire.Patch;
import io.i9chat.server.wire.Problem;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Opening, listing, reading and syncing chats. */
public final class ChatOperations {
  private final ChatUseCases chats;

  /** The operations on these use cases. */
  public ChatOperations(ChatUseCases chats) {
    this.chats = chats;
  }

  /** All of them. */
  public List<Operation<?, ?>> all() {
    return List.of(list(), openDirect(), get(), settings(), history(), log(), sync());
  }

  private Operation<?, ?> list() {
    return Operation.named(
            "chats.list",
            "Lists the caller's chats, newest activity first.",
            ChatInputs.ListChats.class,
            ChatOutputs.ChatPage.class)
        .page()
        .http("GET", "/chats", 200)
        .handledBy(Limits.DEFAULT, this::list);
  }

  private Reply<ChatOutputs.ChatPage> list(Call call, ChatInputs.ListChats input) {
    return switch (chats
        .list()
        .handle(
            new ListChats.Command(
                call.person(),
                input.before() == null ? null : input.before().value(),
                Fields.limit(input.limit())))) {
      case ListChats.Outcome.Page page ->
          Reply.done(new ChatOutputs.ChatPage(page.chats(), page.hasMore()));
    };
  }

  private Operation<?, ?> openDirect() {
    return Operation.named(
            "chats.openDirect",
            "Opens the direct chat with a person, or finds it.",
            ChatInputs.OpenDirect.class,
            ChatSummary.class)
        .http("PUT", "/chats/direct/{username}", 200)
        .or(201)
        .refuses(ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN)
        .handledBy(Limits.DEFAULT, this::openDirect);
  }

  private Reply<ChatSummary> openDirect(Call call, ChatInputs.OpenDirect input) {
    return switch (chats
        .openDirect()
        .handle(new OpenDirectChat.Command(call.person(), input.username()))) {
      case OpenDirectChat.Outcome.Opened opened ->
          Reply.done(opened.chat(), opened.fresh() ? 201 : 200);
      case OpenDirectChat.Outcome.NoSuchPerson no -> Reply.refused(ErrorCode.NOT_FOUND);
      case OpenDirectChat.Outcome.WithOneself no ->
          Reply.refused(Problem.field("username", "must be another's"));
      case OpenDirectChat.Outcome.Forbidden no -> Reply.refused(ErrorCode.FORBIDDEN);
    };
  }

  private Operation<?, ?> get() {
    return Operation.named(
            "chats.get", "Shows one chat.", ChatInputs.OneChat.class, ChatSummary.class)
        .http("GET", "/chats/{chatId}", 200)
        .refuses(ErrorCode.NOT_FOUND)
        .handledBy(
            Limits.DEFAULT,
            (call, input) ->
                switch (chats.get().handle(new GetChat.Command(call.person(), input.chatId()))) {
                  case GetChat.Outcome.Found found -> Reply.done(found.chat());
                  case GetChat.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
                });
  }

  private Operation<?, ?> settings() {
    return Operation.named(
            "chats.settings",
            "Changes the caller's settings of a chat: muted, archived, pinned, cleared.",
            ChatInputs.ChangeSettings.class,
            ChatSummary.class)
        .http("PATCH", "/chats/{chatId}/settings", 200)
        .refuses(ErrorCode.NOT_FOUND)
        .handledBy(Limits.DEFAULT, this::settings);
  }

  private Reply<ChatSummary> settings(Call call, ChatInputs.ChangeSettings input) {
    ChangeChatSettings.Command command =
        Fields.check("clearedUpTo", () -> settings(call.person(), input));
    return switch (chats.settings().handle(command)) {
      case ChangeChatSettings.Outcome.Changed changed -> Reply.done(changed.chat());
      case ChangeChatSettings.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
      case ChangeChatSettings.Outcome.AboveHead no ->
          Reply.refused(Problem.field("clearedUpTo", "must not be above the chat's head"));
    };
  }

  private static ChangeChatSettings.Command settings(
      PersonId caller, ChatInputs.ChangeSettings input) {
    Moment muted = input.mutedUntil().value();
    return new ChangeChatSettings.Command(
        caller,
        input.chatId(),
        Fields.change(
            new Patch<>(input.mutedUntil().present(), muted == null ? null : muted.value())),
        Fields.change(input.archived()),
        Fields.change(input.pinned()),
        Fields.change(input.clearedUpTo()));
  }

  private Operation<?, ?> history() {
    return Operation.named(
            "chats.history",
            "Reads messages as they now are, and activities.",
            ChatInputs.History.class,
            ChatOutputs.HistoryPage.class)
        .page()
        .http("GET", "/chats/{chatId}/history", 200)
        .refuses(ErrorCode.NOT_FOUND)
        .handledBy(Limits.DEFAULT, this::history);
  }

  private Reply<ChatOutputs.HistoryPage> history(Call call, ChatInputs.History input) {
    return switch (chats
        .history()
        .handle(
            new ReadHistory.Command(
                call.person(), input.chatId(), range(input), Fields.limit(input.limit())))) {
      case ReadHistory.Outcome.Page page ->
          Reply.done(new ChatOutputs.HistoryPage(page.items(), page.hasMore(), page.head()));
      case ReadHistory.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
    };
  }

  private static Range range(ChatInputs.History input) {
    if (Stream.of(input.before(), input.after(), input.around()).filter(Objects::nonNull).count()
        > 1) {
      throw new BadInput(
          Problem.of(ErrorCode.INVALID_INPUT, "before, after and around exclude each other"));
    }
    if (input.before() != null) {
      return new Range.Before(Fields.seq("before", input.before(), 0));
    } else if (input.after() != null) {
      return new Range.After(Fields.seq("after", input.after(), 0));
    } else if (input.around() != null) {
      return new Range.Around(Fields.seq("around", input.around(), 0));
    }
    return new Range.Newest();
  }

  private Operation<?, ?> log() {
    return Operation.named(
            "chats.log", "Reads a chat's log.", ChatInputs.Log.class, ChatOutputs.LogPage.class)
        .page()
        .http("GET", "/chats/{chatId}/log", 200)
        .refuses(ErrorCode.NOT_FOUND)
        .handledBy(Limits.DEFAULT, this::log);
  }

  private Reply<ChatOutputs.LogPage> log(Call call, ChatInputs.Log input) {
    return switch (chats
        .log()
        .handle(
            new ReadLog.Command(
                call.person(),
                input.chatId(),
                Fields.seq("after", input.after(), 0),
                Fields.limit(input.limit())))) {
      case ReadLog.Outcome.Page page ->
          Reply.done(new ChatOutputs.LogPage(page.entries(), page.head()));
      case ReadLog.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
    };
  }

  private Operation<?, ?> sync() {
    return Operation.named(
            "chats.sync",
            "Brings everything that is new since what the client has.",
            ChatInputs.Sync.class,
            ChatOutputs.Synced.class)
        .page()
        .http("POST", "/sync", 200)
        .handledBy(Limits.DEFAULT, this::sync);
  }

  private Reply<ChatOutputs.Synced> sync(Call call, ChatInputs.Sync input) {
    return switch (chats
        .sync()
        .handle(Fields.check("known", () -> new SyncChats.Command(call.person(), input.known())))) {
      case SyncChats.Outcome.Synced synced ->
          Reply.done(
              new ChatOutputs.Synced(
                  synced.chats().stream().map(ChatOperations::news).toList(),
                  synced.unchanged(),
                  synced.hasMore()));
    };
  }

  private static ChatOutputs.News news(SyncChats.News news) {
    return new ChatOutputs.News(news.chat(), news.entries(), news.more());
  }
}
