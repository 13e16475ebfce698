/** Driven ports of one area: the log, who may see it, watermarks and lists. */
@NullMarked
package io.i9chat.ports.chat;

import org.jspecify.annotations.NullMarked;
