package io.i9chat.server.operation.chat;

import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.chat.SyncChats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.Username;
import io.i9chat.server.operation.OfChat;
import io.i9chat.server.wire.Bounds;
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
  public record ListChats(
      @Nullable Moment before, @Bounds(min = 1, max = PageLimit.MAX) @Nullable Integer limit) {}

  /** The person to open the direct chat with. */
  public record OpenDirect(Username username) {}

  /** Which chat. */
  public record OneChat(ChatId chatId) implements OfChat {}

  /** Which part of a chat's history; at most one of the three seqs. */
  public record History(
      ChatId chatId,
      @Bounds(min = 0) @Nullable Long before,
      @Bounds(min = 0) @Nullable Long after,
      @Bounds(min = 0) @Nullable Long around,
      @Bounds(min = 1, max = PageLimit.MAX) @Nullable Integer limit)
      implements OfChat {}

  /** Which part of a chat's log. */
  public record Log(
      ChatId chatId,
      @Bounds(min = 0) @Nullable Long after,
      @Bounds(min = 1, max = PageLimit.MAX) @Nullable Integer limit)
      implements OfChat {}

  /**
   * What a client has.
   *
   * @param known the last seq it holds of each chat
   */
  public record Sync(@Bounds(max = SyncChats.KNOWN) Map<ChatId, @Bounds(min = 0) Long> known) {}

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
      @Bounds(min = 0) Patch<Long> clearedUpTo)
      implements OfChat {}
}
