package io.i9chat.domain.chat;

import io.i9chat.ports.model.chat.InboxItem;
import io.i9chat.ports.model.people.Profile;
import org.jspecify.annotations.Nullable;

/**
 * A chat as it stands for one person.
 *
 * @param state the chat, and how far it and its people have got
 * @param with the other in a direct chat; {@code null} in a group, or if that account is deleted
 * @param lastItem the last message or activity, {@code null} without one
 */
public record ChatSummary(InboxItem state, @Nullable Profile with, @Nullable Item lastItem) {}
