/** How far people have got in chats, and how much of that others know. */
@NullMarked
package io.i9chat.ports.model.receipt;

import org.jspecify.annotations.NullMarked;
