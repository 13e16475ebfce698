/** Media from end to end, with each store that the settings choose. */
@NullMarked
package io.i9chat.server.media;

import org.jspecify.annotations.NullMarked;
