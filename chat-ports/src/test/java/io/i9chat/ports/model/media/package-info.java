/** Tests of the words for uploaded objects. */
@NullMarked
package io.i9chat.ports.model.media;

import org.jspecify.annotations.NullMarked;
