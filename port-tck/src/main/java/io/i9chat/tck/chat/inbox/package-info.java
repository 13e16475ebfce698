/** The contract of the inbox: a person's chats, with what is unread and what was set for each. */
@NullMarked
package io.i9chat.tck.chat.inbox;

import org.jspecify.annotations.NullMarked;
