package io.i9chat.server.operation.chat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.Username;
import io.i9chat.server.operation.OfChat;
import io.i9chat.server.wire.Moment;
import io.i9chat.server.wire.Patch;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on chats. */
public final class ChatInputs {
  private ChatInputs() {}

  /**
   * Which part of the caller's chats.
   *
   * @param before only chats last active before this time
   */
  public record ListChats(@Nullable Moment before, @Nullable Integer limit) {}

  /** The person to open the direct chat with. */
  public record OpenDirect(Username username) {}

  /** Which chat. */
  public record OneChat(ChatId chatId) implements OfChat {}

  /** Which part of a chat's history; at most one of the three seqs. */
  public record History(
      ChatId chatId,
      @Nullable Long before,
      @Nullable Long after,
      @Nullable Long around,
      @Nullable Integer limit)
      implements OfChat {}

  /** Which part of a chat's log. */
  public record Log(ChatId chatId, @Nullable Long after, @Nullable Integer limit)
      implements OfChat {}

  /**
   * What a client has.
   *
   * @param known the last seq it holds of each chat
   */
  public record Sync(Map<ChatId, Long> known) {}

  /**
   * How one wants to have a chat.
   *
   * @param clearedUpTo up to which seq one no longer sees it; given as {@code null}: nothing
   */
  public record ChangeSettings(
      ChatId chatId,
      Patch<Moment> mutedUntil,
      Patch<Boolean> archived,
      Patch<Boolean> pinned,
      Patch<Long> clearedUpTo)
      implements OfChat {}
}
