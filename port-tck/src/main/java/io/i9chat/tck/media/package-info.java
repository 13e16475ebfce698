/** The contracts of the ports of uploaded objects. */
@NullMarked
package io.i9chat.tck.media;

import org.jspecify.annotations.NullMarked;
