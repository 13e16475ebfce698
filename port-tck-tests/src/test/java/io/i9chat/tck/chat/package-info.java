/** What the kit has for chats, tested on itself. */
@NullMarked
package io.i9chat.tck.chat;

import org.jspecify.annotations.NullMarked;
