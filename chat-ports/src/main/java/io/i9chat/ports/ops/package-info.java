/** Driven ports of one area: ids, limits and sealed keys. */
@NullMarked
package io.i9chat.ports.ops;

import org.jspecify.annotations.NullMarked;
