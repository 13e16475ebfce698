/** Contracts of one area: ids and limits. */
@NullMarked
package io.i9chat.tck.ops;

import org.jspecify.annotations.NullMarked;
