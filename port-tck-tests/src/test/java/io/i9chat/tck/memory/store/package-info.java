/** The store in memory, against the contracts of all its ports. */
@NullMarked
package io.i9chat.tck.memory.store;

import org.jspecify.annotations.NullMarked;
