package io.i9chat.ports.model.commit;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import java.time.Instant;

/**
 * The end of a chat's log, and what its next entry follows from.
 *
 * @param seq of the last entry, 0 without one
 * @param at when that was committed; when the chat was opened without one
 * @param messages how many of the entries are messages
 * @param last the seq of the last message or activity, 0 without one
 * @param lastAt when that was committed; when the chat was opened without one
 */
public record LogHead(long seq, Instant at, long messages, long last, Instant lastAt) {
  /** The log of a chat that was opened just now. */
  public static LogHead opened(Instant at) {
    return new LogHead(0, at, 0, 0, at);
  }

  /**
   * The next entry. Its time is as asked, but never before the entry below it.
   *
   * @param asked when it was decided, to the millisecond
   */
  public Entry next(ChatId chat, PersonId author, Instant asked, Payload payload) {
    Instant time = seq > 0 && asked.isBefore(at) ? at : asked;
    long count = messages + (payload instanceof Payload.Message ? 1 : 0);
    return new Entry(chat, seq + 1, time, author, payload, count);
  }

  /** The end of the log after its next entry. */
  public LogHead after(Entry entry) {
    boolean about = entry.payload() instanceof Payload.About;
    return new LogHead(
        entry.seq(),
        entry.at(),
        entry.messages(),
        about ? last : entry.seq(),
        about ? lastAt : entry.at());
  }
}
