/**
 * Chats as one person has them, their history and log: the operations, what they take and what they
 * answer.
 */
@NullMarked
package io.i9chat.server.operation.chat;

import org.jspecify.annotations.NullMarked;
