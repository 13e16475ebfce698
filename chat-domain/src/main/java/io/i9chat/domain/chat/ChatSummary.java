package io.i9chat.domain.chat;

import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.people.Profile;
import org.jspecify.annotations.Nullable;

/**
 * A chat as it stands for one person.
 *
 * @param state the chat, and how far it and its people have got; of the other's watermarks and of
 *     the group they may know less than this has, which is what {@code peer} and {@code group} say
 * @param own what they are to it
 * @param with the other in a direct chat; {@code null} in a group, or if that account is deleted
 * @param peer how far the other in a direct chat has got; {@code null} in a group, or if they may
 *     not know
 * @param group the group, as it was when they went if they have gone; {@code null} in a direct chat
 * @param lastItem the last message or activity, {@code null} without one
 */
public record ChatSummary(
    InboxItem state,
    Membership own,
    @Nullable Profile with,
    @Nullable SeenMarks peer,
    @Nullable GroupState group,
    @Nullable Item lastItem) {}
