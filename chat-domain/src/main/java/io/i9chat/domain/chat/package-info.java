/**
 * Chats and their logs: opening, listing, reading, syncing and marking how far one has got. Who may
 * see what of a chat is decided in {@link io.i9chat.domain.chat.ChatAccess} alone.
 */
@NullMarked
package io.i9chat.domain.chat;

import org.jspecify.annotations.NullMarked;
