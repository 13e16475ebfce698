package io.i9chat.ports.model.chat;

import io.i9chat.ports.model.ChatId;

/**
 * How far a chat goes for one person.
 *
 * @param head the last seq that lies in their windows, 0 if none does
 * @param isIn whether they are in now, so that it may go further for them
 */
public record ChatHead(ChatId chat, long head, boolean isIn) {}
