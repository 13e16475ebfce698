/** Groups: who is in them, who says so, and what follows when they go. */
@NullMarked
package io.i9chat.domain.group;

import org.jspecify.annotations.NullMarked;
