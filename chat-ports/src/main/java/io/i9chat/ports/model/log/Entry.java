package io.i9chat.ports.model.log;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import java.time.Instant;

/**
 * One entry of a chat's log.
 *
 * @param seq its place: 1, 2, 3 … without gaps
 * @param at when it was committed, to the millisecond; never before the entry below it
 * @param messages how many of the entries up to and with this one are messages
 */
public record Entry(
    ChatId chat, long seq, Instant at, PersonId author, Payload payload, long messages) {
  /** This, as a deletion or a later edit leaves it: without its body. Rules: WITHDRAW-1. */
  public Entry withdrawn() {
    Payload left =
        switch (payload) {
          case Payload.Message message ->
              new Payload.Message(
                  message.clientId(), message.fingerprint(), null, message.replyTo());
          case Payload.Edit edit -> new Payload.Edit(edit.target(), null, edit.idempotencyKey());
          default -> payload;
        };
    return new Entry(chat, seq, at, author, left, messages);
  }
}
