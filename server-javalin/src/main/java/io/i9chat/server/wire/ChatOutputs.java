package io.i9chat.server.wire;

import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.domain.chat.Item;
import io.i9chat.domain.chat.SeenEntry;
import io.i9chat.ports.model.ChatId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers of the operations on chats and messages. */
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

  /**
   * How far a message has got with others.
   *
   * @param total how many they are
   */
  public record Receipts(
      int total, int deliveredCount, int readCount, List<Progress> members, boolean hasMore) {}

  /**
   * How far one person has got in the chat, in seqs.
   *
   * @param read absent where it is hidden
   */
  public record Progress(UserOut user, long delivered, @Nullable Long read) {}

  /**
   * Messages that were found, newest first.
   *
   * @param hasMore whether older ones follow
   */
  public record Hits(List<Hit> hits, boolean hasMore) {}

  /** A message that was found, as it now is. */
  public record Hit(ChatId chat, Item item) {}
}
