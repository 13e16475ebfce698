package io.i9chat.domain.common;

import io.i9chat.ports.model.ops.Bucket;
import java.time.Duration;

/** How much of what chats take, counted where the chat is known. */
public final class ChatLimits {
  /** Entries of one chat, from all together; by the chat's id. */
  public static final Bucket ENTRIES =
      Bucket.ofNode("chat.entries", 200, 100, Duration.ofSeconds(1));

  /** First messages of one person to people who never wrote back; by the person's id. */
  public static final Bucket FIRST_MESSAGES =
      Bucket.ofCluster("messages.first", 20, 1, Duration.ofMinutes(5));

  /**
   * Above this many members no member is told how far a message has got, unless they ask, nor that
   * another member types. It is heeded by {@link io.i9chat.domain.live.SignalTyping SignalTyping},
   * {@link io.i9chat.domain.live.ReceiptEvents ReceiptEvents} and {@link
   * io.i9chat.domain.chat.Items Items}. Rules: LARGE-1.
   */
  public static final int TOLD = 100;

  private ChatLimits() {}
}
