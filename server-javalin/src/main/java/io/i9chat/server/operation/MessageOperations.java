package io.i9chat.server.operation;

import io.i9chat.domain.chat.ChatUseCases;
import io.i9chat.domain.chat.MarkReceipts;
import io.i9chat.domain.chat.NamedEntry;
import io.i9chat.domain.message.MessageUseCases;
import io.i9chat.domain.message.SendMessages;
import io.i9chat.domain.message.ShowReceipts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.server.wire.ChatInputs;
import io.i9chat.server.wire.ChatOutputs;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Nothing;
import io.i9chat.server.wire.Problem;
import io.i9chat.server.wire.UserOut;
import java.util.ArrayList;
import java.util.List;

/** Sending messages, and how far people have got with them. */
public final class MessageOperations {
  private final MessageUseCases messages;
  private final ChatUseCases chats;

  /** The operations on these use cases. */
  public MessageOperations(MessageUseCases messages, ChatUseCases chats) {
    this.messages = messages;
    this.chats = chats;
  }

  /** All of them. */
  public List<Operation<?, ?>> all() {
    return List.of(send(), mark(), receipts());
  }

  private Operation<?, ?> send() {
    return Operation.named(
            "messages.send", "Sends a message.", ChatInputs.Send.class, NamedEntry.class)
        .http("POST", "/chats/{chatId}/messages", 201)
        .inOrder(Limits.SENDING, this::send);
  }

  /** Hands each run of messages to one chat to the domain together, so that they share a commit. */
  private List<Reply<NamedEntry>> send(Call call, List<ChatInputs.Send> inputs) {
    List<Reply<NamedEntry>> replies = new ArrayList<>(inputs.size());
    int from = 0;
    while (from < inputs.size()) {
      ChatId chat = inputs.get(from).chatId();
      List<Payload.Message> run = new ArrayList<>();
      while (from < inputs.size() && inputs.get(from).chatId().equals(chat)) {
        run.add(message(inputs.get(from)));
        from++;
      }
      for (SendMessages.Outcome outcome :
          messages.send().handle(new SendMessages.Command(call.who().person(), chat, run))) {
        replies.add(reply(outcome));
      }
    }
    return replies;
  }

  private static Payload.Message message(ChatInputs.Send input) {
    return new Payload.Message(input.clientId(), input.content(), input.replyTo());
  }

  private static Reply<NamedEntry> reply(SendMessages.Outcome outcome) {
    return switch (outcome) {
      case SendMessages.Outcome.Sent sent -> Reply.done(sent.entry(), sent.fresh() ? 201 : 200);
      case SendMessages.Outcome.Mismatch no -> Reply.refused(ErrorCode.IDEMPOTENCY_MISMATCH);
      case SendMessages.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
      case SendMessages.Outcome.Gone no -> Reply.refused(ErrorCode.FORBIDDEN);
      case SendMessages.Outcome.ReplyNotVisible no ->
          Reply.refused(Problem.field("replyTo", "is not a message that you can see"));
    };
  }

  private Operation<?, ?> mark() {
    return Operation.named(
            "receipts.mark",
            "Notes how far one has received and read a chat.",
            ChatInputs.Mark.class,
            Nothing.class)
        .http("PUT", "/chats/{chatId}/receipts", 204)
        .handledBy(
            Limits.DEFAULT,
            (call, input) -> {
              long delivered = Fields.seq("delivered", input.delivered(), 0);
              long read = Fields.seq("read", input.read(), 0);
              return switch (chats
                  .mark()
                  .handle(
                      new MarkReceipts.Command(
                          call.who().person(), input.chatId(), delivered, read))) {
                case MarkReceipts.Outcome.Marked marked -> Reply.done(Nothing.NOTHING);
                case MarkReceipts.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
                case MarkReceipts.Outcome.Gone no -> Reply.refused(ErrorCode.FORBIDDEN);
                case MarkReceipts.Outcome.AboveHead above ->
                    Reply.refused(
                        Problem.field(
                            read > above.head() ? "read" : "delivered",
                            "must not be above the chat's head"));
              };
            });
  }

  private Operation<?, ?> receipts() {
    return Operation.named(
            "messages.receipts",
            "Shows the author who has received and read a message.",
            ChatInputs.Receipts.class,
            ChatOutputs.Receipts.class)
        .http("GET", "/chats/{chatId}/messages/{seq}/receipts", 200)
        .handledBy(
            Limits.DEFAULT,
            (call, input) ->
                switch (messages
                    .receipts()
                    .handle(
                        new ShowReceipts.Command(
                            call.who().person(),
                            input.chatId(),
                            input.seq(),
                            input.after(),
                            Fields.limit(input.limit())))) {
                  case ShowReceipts.Outcome.Shown shown -> Reply.done(shown(shown));
                  case ShowReceipts.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
                  case ShowReceipts.Outcome.Forbidden no -> Reply.refused(ErrorCode.FORBIDDEN);
                });
  }

  private static ChatOutputs.Receipts shown(ShowReceipts.Outcome.Shown shown) {
    return new ChatOutputs.Receipts(
        shown.total(),
        shown.deliveredCount(),
        shown.readCount(),
        shown.members().stream()
            .map(each ->
                new ChatOutputs.Progress(
                    UserOut.of(each.person()), each.marks().delivered(), each.marks().read()))
            .toList(),
        shown.hasMore());
  }
}
