/** The contract of the log: what is read of a chat, folded, within bounds. */
@NullMarked
package io.i9chat.tck.chat.log;

import org.jspecify.annotations.NullMarked;
