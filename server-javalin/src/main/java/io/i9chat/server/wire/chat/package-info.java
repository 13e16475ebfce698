/**
 * Chats, their entries and what these carry, as JSON. By hand, for it is what the server writes
 * most.
 */
@NullMarked
package io.i9chat.server.wire.chat;

import org.jspecify.annotations.NullMarked;
