package io.i9chat.server.operation.chat;

import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.domain.chat.Item;
import io.i9chat.domain.entry.SeenEntry;
import java.util.List;

/** The answers of the operations on chats. */
public final class ChatOutputs {
  private ChatOutputs() {}

  /**
   * A page of the caller's chats.
   *
   * @param hasMore whether less recently active ones follow
   */
  public record ChatPage(List<ChatSummary> chats, boolean hasMore) {}

  /**
   * A page of a history, in seq order.
   *
   * @param head the seq that this state includes
   */
  public record HistoryPage(List<Item> items, boolean hasMore, long head) {}

  /**
   * A page of a log, in seq order; there is more if its last seq is below the head.
   *
   * @param head the last seq that the reader may see
   */
  public record LogPage(List<SeenEntry> entries, long head) {}

  /**
   * What a client was missing.
   *
   * @param unchanged how many chats have nothing new
   * @param hasMore whether more chats have news
   */
  public record Synced(List<News> chats, int unchanged, boolean hasMore) {}

  /**
   * What is new in one chat.
   *
   * @param more whether more of it is to be read from the log
   */
  public record News(ChatSummary chat, List<SeenEntry> entries, boolean more) {}
}
