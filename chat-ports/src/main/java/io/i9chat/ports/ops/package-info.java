/** Driven ports of one area: ids and limits. */
@NullMarked
package io.i9chat.ports.ops;

import org.jspecify.annotations.NullMarked;
