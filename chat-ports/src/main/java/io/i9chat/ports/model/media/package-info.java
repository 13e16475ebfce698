/** Words for uploaded objects: what they are, who has them, and how they are moved. */
@NullMarked
package io.i9chat.ports.model.media;

import org.jspecify.annotations.NullMarked;
