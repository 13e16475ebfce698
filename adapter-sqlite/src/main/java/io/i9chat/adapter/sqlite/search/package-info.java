/** The words of messages, and finding them. */
@NullMarked
package io.i9chat.adapter.sqlite.search;

import org.jspecify.annotations.NullMarked;
