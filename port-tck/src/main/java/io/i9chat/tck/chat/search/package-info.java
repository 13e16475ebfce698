/** The contract of search in a person's own chats. */
@NullMarked
package io.i9chat.tck.chat.search;

import org.jspecify.annotations.NullMarked;
