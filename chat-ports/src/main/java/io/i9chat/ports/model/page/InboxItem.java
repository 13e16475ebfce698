package io.i9chat.ports.model.page;

import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Preferences;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.receipt.Watermarks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A chat as it stands for one person, read in one snapshot. Everything counts only what lies in
 * their windows, {@code unread} and {@code last} also only what they have not cleared. Rules:
 * CHAT-3.
 *
 * @param chat the chat with this person and, in a direct chat, the other
 * @param head the last seq, 0 without entries
 * @param unread how many messages they have not read
 * @param own their watermarks
 * @param peer the other's watermarks in a direct chat, as far as they were shown; {@code null} in a
 *     group
 * @param last the last message or activity, {@code null} without one
 * @param lastActivityAt when the last message or activity was committed, cleared or not; without
 *     one, when the chat was opened
 * @param preferences how they have it
 */
public record InboxItem(
    ChatView chat,
    long head,
    long unread,
    Watermarks own,
    @Nullable Watermarks peer,
    @Nullable Entry last,
    Instant lastActivityAt,
    Preferences preferences) {}
