/** An application that embeds i9chat, with users of its own. */
@NullMarked
package io.i9chat.domain;

import org.jspecify.annotations.NullMarked;
