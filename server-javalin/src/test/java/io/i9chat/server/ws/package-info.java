/** The WebSocket way in, met from outside by a client that is not the server's own code. */
@NullMarked
package io.i9chat.server.ws;

import org.jspecify.annotations.NullMarked;
