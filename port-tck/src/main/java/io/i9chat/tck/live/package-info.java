/** Contracts of one area: signals between nodes. */
@NullMarked
package io.i9chat.tck.live;

import org.jspecify.annotations.NullMarked;
