/** Driven ports of one area: uploaded objects, the bytes and the books. */
@NullMarked
package io.i9chat.ports.media;

import org.jspecify.annotations.NullMarked;
