package io.i9chat.server.operation.message;

import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.message.SearchMessages;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.server.operation.OfChat;
import io.i9chat.server.wire.Bounds;
import io.i9chat.server.wire.Moment;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on messages. */
public final class MessageInputs {
  private MessageInputs() {}

  /**
   * A message to send.
   *
   * @param replyTo the seq of the message it answers
   */
  public record Send(ChatId chatId, ClientId clientId, Content content, @Nullable Long replyTo)
      implements OfChat {}

  /**
   * What the caller's message is to say instead.
   *
   * @param clientId the same for a repeat of the same edit
   */
  public record Edit(ChatId chatId, Long seq, Content content, @Nullable ClientId clientId)
      implements OfChat {}

  /** Which message. */
  public record OneMessage(ChatId chatId, Long seq) implements OfChat {}

  /** How to react to which message. */
  public record React(ChatId chatId, Long seq, Emoji emoji) implements OfChat {}

  /** How far the caller has got, in seqs. */
  public record Mark(
      ChatId chatId,
      @Bounds(min = 0) @Nullable Long delivered,
      @Bounds(min = 0) @Nullable Long read)
      implements OfChat {}

  /**
   * Which message's receipts.
   *
   * @param after only people behind this username
   */
  public record ReceiptsOf(
      ChatId chatId,
      Long seq,
      @Nullable Username after,
      @Bounds(min = 1, max = PageLimit.MAX) @Nullable Integer limit)
      implements OfChat {}

  /**
   * What to find.
   *
   * @param chat in which chat, all of the caller's if absent
   * @param before only messages from before this time
   */
  public record Search(
      @Bounds(min = SearchMessages.Query.MIN) String q,
      @Nullable ChatId chat,
      @Nullable Moment before,
      @Bounds(min = 1, max = PageLimit.MAX) @Nullable Integer limit) {}
}
