/** Driven ports of one area: signals between nodes. */
@NullMarked
package io.i9chat.ports.live;

import org.jspecify.annotations.NullMarked;
