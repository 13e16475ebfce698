/** Broken ids, limits and sealed keys. */
@NullMarked
package io.i9chat.tck.broken.ops;

import org.jspecify.annotations.NullMarked;
