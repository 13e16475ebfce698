/** Tests of how things are written. */
@NullMarked
package io.i9chat.server.wire;

import org.jspecify.annotations.NullMarked;
