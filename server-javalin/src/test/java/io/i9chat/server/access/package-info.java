/** Tests of the log of connections and calls. */
@NullMarked
package io.i9chat.server.access;

import org.jspecify.annotations.NullMarked;
