/** What is in a chat's log: entries, what they say, and what was done to messages. */
@NullMarked
package io.i9chat.ports.model.log;

import org.jspecify.annotations.NullMarked;
