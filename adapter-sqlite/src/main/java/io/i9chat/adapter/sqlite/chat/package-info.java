/** The one writer, what it knows ahead of the rows, and what it decides and stores of chats. */
@NullMarked
package io.i9chat.adapter.sqlite.chat;

import org.jspecify.annotations.NullMarked;
