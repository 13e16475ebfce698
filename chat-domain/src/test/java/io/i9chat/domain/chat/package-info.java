/** Chats on ports in memory: opening, listing, reading, syncing and marking, as people see them. */
@NullMarked
package io.i9chat.domain.chat;

import org.jspecify.annotations.NullMarked;
