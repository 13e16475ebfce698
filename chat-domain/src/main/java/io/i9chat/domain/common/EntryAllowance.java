package io.i9chat.domain.common;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.ops.RateLimiter;
import java.time.Duration;

/**
 * What one call takes of the entries that a chat may get from all together. It pays once, however
 * often it is decided again, and what was paid for nothing is given back at the end. For one
 * thread.
 */
public final class EntryAllowance implements AutoCloseable {
  private final RateLimiter limiter;
  private final ChatId chat;
  private boolean paid;
  private boolean spent;

  /** For one call; nothing is taken yet. */
  public EntryAllowance(RateLimiter limiter, ChatId chat) {
    this.limiter = limiter;
    this.chat = chat;
  }

  /**
   * Pays, unless that is done.
   *
   * @return {@link Duration#ZERO} if it is paid, else how long to wait
   */
  public Duration pay() {
    if (paid) {
      return Duration.ZERO;
    }
    Duration wait = limiter.take(ChatLimits.ENTRIES, chat.toString(), 1);
    paid = wait.isZero();
    return wait;
  }

  /** The entry is in the log. */
  public void spend() {
    spent = true;
  }

  @Override
  public void close() {
    if (paid && !spent) {
      limiter.giveBack(ChatLimits.ENTRIES, chat.toString(), 1);
    }
  }
}
