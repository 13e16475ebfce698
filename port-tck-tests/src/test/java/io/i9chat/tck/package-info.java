/** The kit, tested on itself. */
@NullMarked
package io.i9chat.tck;

import org.jspecify.annotations.NullMarked;
