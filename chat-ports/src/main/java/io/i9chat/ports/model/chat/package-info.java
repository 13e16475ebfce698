/** Records of one area: the chat log, who may see which part of it, and what is asked of it. */
@NullMarked
package io.i9chat.ports.model.chat;

import org.jspecify.annotations.NullMarked;
