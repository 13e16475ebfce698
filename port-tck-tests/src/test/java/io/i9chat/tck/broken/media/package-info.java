/** Broken stores and ledgers of media. */
@NullMarked
package io.i9chat.tck.broken.media;

import org.jspecify.annotations.NullMarked;
