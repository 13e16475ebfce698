/** Broken ports of chats: chats, logs, receipts, inboxes and search. */
@NullMarked
package io.i9chat.tck.broken.chat;

import org.jspecify.annotations.NullMarked;
