/** The ports in memory, against every contract. */
@NullMarked
package io.i9chat.tck.memory;

import org.jspecify.annotations.NullMarked;
