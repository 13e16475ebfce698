/** Chats, their members and groups, and which part of a log a member may see. */
@NullMarked
package io.i9chat.ports.model.chat;

import org.jspecify.annotations.NullMarked;
