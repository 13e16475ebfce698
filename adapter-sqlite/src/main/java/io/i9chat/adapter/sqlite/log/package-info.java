/** Chats' logs as rows: entries, what is about them, what they use. */
@NullMarked
package io.i9chat.adapter.sqlite.log;

import org.jspecify.annotations.NullMarked;
