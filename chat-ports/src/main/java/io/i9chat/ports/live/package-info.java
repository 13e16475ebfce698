/** Driven ports of one area: signals, and who is connected. */
@NullMarked
package io.i9chat.ports.live;

import org.jspecify.annotations.NullMarked;
