/** Tests of chats. */
@NullMarked
package io.i9chat.adapter.sqlite.chat;

import org.jspecify.annotations.NullMarked;
