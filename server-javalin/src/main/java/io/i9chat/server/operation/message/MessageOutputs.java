package io.i9chat.server.operation.message;

import io.i9chat.domain.chat.Item;
import io.i9chat.ports.model.ChatId;
import io.i9chat.server.wire.UserOut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers of the operations on messages. */
public final class MessageOutputs {
  private MessageOutputs() {}

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
