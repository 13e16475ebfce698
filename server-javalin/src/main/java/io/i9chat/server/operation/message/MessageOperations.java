package io.i9chat.server.operation.message;

import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.media.MediaFault;
import io.i9chat.domain.message.DeleteMessage;
import io.i9chat.domain.message.EditMessage;
import io.i9chat.domain.message.MessageUseCases;
import io.i9chat.domain.message.React;
import io.i9chat.domain.message.SendMessages;
import io.i9chat.domain.message.Unreact;
import io.i9chat.ports.model.ChatId;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import java.util.ArrayList;
import java.util.List;

/** Sending messages, and everything that is done to one. */
public final class MessageOperations {
  private static final String DELETED = "the message was deleted";
  private static final Problem FULL =
      Problem.of(ErrorCode.QUOTA_EXCEEDED, "you store as much as one person may");

  private final MessageUseCases messages;

  /** The operations on these use cases. */
  public MessageOperations(MessageUseCases messages) {
    this.messages = messages;
  }

  /** All of them. */
  public List<Operation<?, ?>> all() {
    return List.of(send(), edit(), delete(), react(), unreact());
  }

  private Operation<?, ?> send() {
    return Operation.named(
            "messages.send", "Sends a message.", MessageInputs.Send.class, NamedEntry.class)
        .http("POST", "/chats/{chatId}/messages", 201)
        .or(200)
        .refuses(
            ErrorCode.NOT_FOUND,
            ErrorCode.FORBIDDEN,
            ErrorCode.BLOCKED,
            ErrorCode.IDEMPOTENCY_MISMATCH,
            ErrorCode.MEDIA_INVALID,
            ErrorCode.QUOTA_EXCEEDED)
        .inOrder(Limits.SENDING, this::send);
  }

  /** Hands each run of messages to one chat to the domain together, so that they share a commit. */
  private List<Reply<NamedEntry>> send(Call call, List<MessageInputs.Send> inputs) {
    List<Reply<NamedEntry>> replies = new ArrayList<>(inputs.size());
    int from = 0;
    while (from < inputs.size()) {
      ChatId chat = inputs.get(from).chatId();
      List<SendMessages.Draft> run = new ArrayList<>();
      while (from < inputs.size() && inputs.get(from).chatId().equals(chat)) {
        MessageInputs.Send input = inputs.get(from);
        run.add(new SendMessages.Draft(input.clientId(), input.content(), input.replyTo()));
        from++;
      }
      for (SendMessages.Outcome outcome :
          messages.send().handle(new SendMessages.Command(call.person(), chat, run))) {
        replies.add(reply(outcome));
      }
    }
    return replies;
  }

  private static Reply<NamedEntry> reply(SendMessages.Outcome outcome) {
    return switch (outcome) {
      case SendMessages.Outcome.Sent sent -> Reply.done(sent.entry(), sent.fresh() ? 201 : 200);
      case SendMessages.Outcome.Mismatch no -> Reply.refused(ErrorCode.IDEMPOTENCY_MISMATCH);
      case SendMessages.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
      case SendMessages.Outcome.Gone no -> Reply.refused(ErrorCode.FORBIDDEN);
      case SendMessages.Outcome.OtherDeleted no ->
          Reply.refused(ErrorCode.FORBIDDEN, "the other's account is deleted");
      case SendMessages.Outcome.Blocked no -> Reply.refused(ErrorCode.BLOCKED);
      case SendMessages.Outcome.ReplyNotVisible no ->
          Reply.refused(Problem.field("replyTo", "is not a message that you can see"));
      case SendMessages.Outcome.ReplyDeleted no -> Reply.refused(ErrorCode.FORBIDDEN, DELETED);
      case SendMessages.Outcome.MediaInvalid(MediaFault fault) -> Reply.refused(fault);
      case SendMessages.Outcome.QuotaExceeded no -> Reply.refused(FULL);
      case SendMessages.Outcome.TooFast no -> Reply.tooFast(no.retryAfter());
    };
  }

  private Operation<?, ?> edit() {
    return Operation.named(
            "messages.edit",
            "Puts another text or caption in place of the caller's own.",
            MessageInputs.Edit.class,
            SeenEntry.class)
        .http("PATCH", "/chats/{chatId}/messages/{seq}", 200)
        .refuses(
            ErrorCode.NOT_FOUND,
            ErrorCode.FORBIDDEN,
            ErrorCode.BLOCKED,
            ErrorCode.IDEMPOTENCY_MISMATCH,
            ErrorCode.TOO_LATE,
            ErrorCode.QUOTA_EXCEEDED)
        .handledBy(Limits.SENDING, this::edit);
  }

  private Reply<SeenEntry> edit(Call call, MessageInputs.Edit input) {
    EditMessage.Command command =
        new EditMessage.Command(
            call.person(), input.chatId(), input.seq(), input.content(), input.clientId());
    return switch (messages.edit().handle(command)) {
      case EditMessage.Outcome.Done done -> Reply.done(done.entry());
      case EditMessage.Outcome.Mismatch no -> Reply.refused(ErrorCode.IDEMPOTENCY_MISMATCH);
      case EditMessage.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
      case EditMessage.Outcome.Gone no -> Reply.refused(ErrorCode.FORBIDDEN);
      case EditMessage.Outcome.Blocked no -> Reply.refused(ErrorCode.BLOCKED);
      case EditMessage.Outcome.NotTheAuthor no ->
          Reply.refused(ErrorCode.FORBIDDEN, "the message is another's");
      case EditMessage.Outcome.Deleted no -> Reply.refused(ErrorCode.FORBIDDEN, DELETED);
      case EditMessage.Outcome.NotEditable no ->
          Reply.refused(Problem.field("content", "may change a text or a caption, nothing else"));
      case EditMessage.Outcome.TooLate no -> Reply.refused(ErrorCode.TOO_LATE);
      case EditMessage.Outcome.QuotaExceeded no -> Reply.refused(FULL);
      case EditMessage.Outcome.TooFast no -> Reply.tooFast(no.retryAfter());
    };
  }

  private Operation<?, ?> delete() {
    return Operation.named(
            "messages.delete",
            "Deletes a message: the caller's own, or as an admin any.",
            MessageInputs.OneMessage.class,
            SeenEntry.class)
        .http("DELETE", "/chats/{chatId}/messages/{seq}", 200)
        .refuses(ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN)
        .handledBy(Limits.SENDING, this::delete);
  }

  private Reply<SeenEntry> delete(Call call, MessageInputs.OneMessage input) {
    return switch (messages
        .delete()
        .handle(new DeleteMessage.Command(call.person(), input.chatId(), input.seq()))) {
      case DeleteMessage.Outcome.Done done -> Reply.done(done.entry());
      case DeleteMessage.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
      case DeleteMessage.Outcome.Gone no -> Reply.refused(ErrorCode.FORBIDDEN);
      case DeleteMessage.Outcome.NotTheAuthor no ->
          Reply.refused(ErrorCode.FORBIDDEN, "the message is another's");
      case DeleteMessage.Outcome.TooFast no -> Reply.tooFast(no.retryAfter());
    };
  }

  private Operation<?, ?> react() {
    return Operation.named(
            "messages.react",
            "Reacts to a message with one emoji.",
            MessageInputs.React.class,
            SeenEntry.class)
        .http("PUT", "/chats/{chatId}/messages/{seq}/reaction", 200)
        .refuses(
            ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN, ErrorCode.BLOCKED, ErrorCode.QUOTA_EXCEEDED)
        .handledBy(Limits.SENDING, this::react);
  }

  private Reply<SeenEntry> react(Call call, MessageInputs.React input) {
    return switch (messages
        .react()
        .handle(new React.Command(call.person(), input.chatId(), input.seq(), input.emoji()))) {
      case React.Outcome.Done done -> Reply.done(done.entry());
      case React.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
      case React.Outcome.Gone no -> Reply.refused(ErrorCode.FORBIDDEN);
      case React.Outcome.Blocked no -> Reply.refused(ErrorCode.BLOCKED);
      case React.Outcome.Deleted no -> Reply.refused(ErrorCode.FORBIDDEN, DELETED);
      case React.Outcome.TooMany no ->
          Reply.refused(ErrorCode.FORBIDDEN, "you have reacted to it " + React.MAX + " times");
      case React.Outcome.QuotaExceeded no -> Reply.refused(FULL);
      case React.Outcome.TooFast no -> Reply.tooFast(no.retryAfter());
    };
  }

  private Operation<?, ?> unreact() {
    return Operation.named(
            "messages.unreact",
            "Takes the caller's reaction to a message away.",
            MessageInputs.OneMessage.class,
            SeenEntry.class)
        .http("DELETE", "/chats/{chatId}/messages/{seq}/reaction", 200)
        .refuses(ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN)
        .handledBy(Limits.SENDING, this::unreact);
  }

  private Reply<SeenEntry> unreact(Call call, MessageInputs.OneMessage input) {
    return switch (messages
        .unreact()
        .handle(new Unreact.Command(call.person(), input.chatId(), input.seq()))) {
      case Unreact.Outcome.Done done -> Reply.done(done.entry());
      case Unreact.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
      case Unreact.Outcome.Gone no -> Reply.refused(ErrorCode.FORBIDDEN);
      case Unreact.Outcome.Deleted no -> Reply.refused(ErrorCode.FORBIDDEN, DELETED);
      case Unreact.Outcome.TooFast no -> Reply.tooFast(no.retryAfter());
    };
  }
}
