/** What the server says of itself: its limits, and that it is there. */
@NullMarked
package io.i9chat.server.operation.server;

import org.jspecify.annotations.NullMarked;
