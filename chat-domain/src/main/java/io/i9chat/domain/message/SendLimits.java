package io.i9chat.domain.message;

import io.i9chat.domain.common.ChatLimits;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.ops.RateLimiter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one call takes of the limits that need the chat. What is decided again is not paid twice,
 * and what was paid for nothing is given back at the end: a call that failed is to be repeated.
 */
final class SendLimits implements AutoCloseable {
  private final RateLimiter limiter;
  private final FirstMessages firsts;
  private final ChatId chat;
  private final PersonId author;
  private int paid;
  private int spent;
  private boolean paidFirst;
  private boolean spentFirst;

  SendLimits(RateLimiter limiter, FirstMessages firsts, ChatId chat, PersonId author) {
    this.limiter = limiter;
    this.firsts = firsts;
    this.chat = chat;
    this.author = author;
  }

  /**
   * Takes what a message needs.
   *
   * @param place the place of the message in the call, from 0; no place is left out
   * @param recipient the person it is the first message to, {@code null} if none
   * @return zero, or how long to wait
   */
  Duration take(int place, @Nullable PersonId recipient) {
    if (recipient != null && !paidFirst && !firsts.hasWritten(recipient, author)) {
      Duration wait = limiter.take(ChatLimits.FIRST_MESSAGES, author.toString(), 1);
      if (!wait.isZero()) {
        return wait;
      }
      paidFirst = true;
    }
    if (place < paid) {
      return Duration.ZERO;
    }
    Duration wait = limiter.take(ChatLimits.ENTRIES, chat.toString(), 1);
    if (wait.isZero()) {
      paid = place + 1;
    }
    return wait;
  }

  /** So many messages are in the log that were not there before. */
  void spend(int messages) {
    spent += messages;
    spentFirst |= messages > 0;
  }

  @Override
  public void close() {
    if (paid > spent) {
      limiter.giveBack(ChatLimits.ENTRIES, chat.toString(), paid - spent);
    }
    if (paidFirst && !spentFirst) {
      limiter.giveBack(ChatLimits.FIRST_MESSAGES, author.toString(), 1);
    }
  }
}
