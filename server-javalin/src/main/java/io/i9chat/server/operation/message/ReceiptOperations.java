package io.i9chat.server.operation.message;

import io.i9chat.domain.chat.MarkReceipts;
import io.i9chat.domain.message.ShowReceipts;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Fields;
import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Nothing;
import io.i9chat.server.wire.Problem;
import io.i9chat.server.wire.UserOut;
import java.util.List;

/** How far people have got in a chat. */
public final class ReceiptOperations {
  private final MarkReceipts mark;
  private final ShowReceipts show;

  /** The operations on these use cases. */
  public ReceiptOperations(MarkReceipts mark, ShowReceipts show) {
    this.mark = mark;
    this.show = show;
  }

  /** All of them. */
  public List<Operation<?, ?>> all() {
    return List.of(mark(), receipts());
  }

  private Operation<?, ?> mark() {
    return Operation.named(
            "receipts.mark",
            "Notes how far the caller has received and read a chat.",
            MessageInputs.Mark.class,
            Nothing.class)
        .http("PUT", "/chats/{chatId}/receipts", 204)
        .refuses(ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN)
        .handledBy(Limits.DEFAULT, this::mark);
  }

  private Reply<Nothing> mark(Call call, MessageInputs.Mark input) {
    long delivered = Fields.seq("delivered", input.delivered(), 0);
    long read = Fields.seq("read", input.read(), 0);
    return switch (mark.handle(
        new MarkReceipts.Command(call.person(), input.chatId(), delivered, read))) {
      case MarkReceipts.Outcome.Marked marked -> Reply.done(Nothing.NOTHING);
      case MarkReceipts.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
      case MarkReceipts.Outcome.Gone no -> Reply.refused(ErrorCode.FORBIDDEN);
      case MarkReceipts.Outcome.AboveHead above ->
          Reply.refused(
              Problem.field(
                  read > above.head() ? "read" : "delivered", "must not be above the chat's head"));
    };
  }

  private Operation<?, ?> receipts() {
    return Operation.named(
            "messages.receipts",
            "Shows the author who has received and read a message.",
            MessageInputs.ReceiptsOf.class,
            MessageOutputs.Receipts.class)
        .page()
        .http("GET", "/chats/{chatId}/messages/{seq}/receipts", 200)
        .refuses(ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN, ErrorCode.BLOCKED)
        .handledBy(Limits.DEFAULT, this::receipts);
  }

  private Reply<MessageOutputs.Receipts> receipts(Call call, MessageInputs.ReceiptsOf input) {
    return switch (show.handle(
        new ShowReceipts.Command(
            call.person(),
            input.chatId(),
            input.seq(),
            input.after(),
            Fields.limit(input.limit())))) {
      case ShowReceipts.Outcome.Shown shown -> Reply.done(shown(shown));
      case ShowReceipts.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
      case ShowReceipts.Outcome.Forbidden no -> Reply.refused(ErrorCode.FORBIDDEN);
      case ShowReceipts.Outcome.Blocked no -> Reply.refused(ErrorCode.BLOCKED);
    };
  }

  private static MessageOutputs.Receipts shown(ShowReceipts.Outcome.Shown shown) {
    return new MessageOutputs.Receipts(
        shown.total(),
        shown.deliveredCount(),
        shown.readCount(),
        shown.members().stream()
            .map(each ->
                new MessageOutputs.Progress(
                    UserOut.of(each.person()), each.marks().delivered(), each.marks().read()))
            .toList(),
        shown.hasMore());
  }
}
