/**
 * The WebSocket way in: handshake, connections, and the hub that sends each of them what it is
 * owed. Frames are bytes, taken from and handed to links of {@code server.jetty}, so that an
 * event's bytes are made once and shared, and all that a connection has waiting leaves in one
 * flush.
 */
@NullMarked
package io.i9chat.server.ws;

import org.jspecify.annotations.NullMarked;
