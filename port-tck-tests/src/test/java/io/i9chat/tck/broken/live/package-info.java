/** Broken signals and presence. */
@NullMarked
package io.i9chat.tck.broken.live;

import org.jspecify.annotations.NullMarked;
