package io.i9chat.ports.model.chat;

import io.i9chat.ports.model.PersonId;
import java.time.Instant;

/**
 * One entry that a decision asks to append, with what the decision rests on.
 *
 * @param version the chat's version in the view that was decided on
 * @param at when it was decided, to the millisecond
 */
public record Intent(PersonId author, long version, Instant at, Payload payload) {}
