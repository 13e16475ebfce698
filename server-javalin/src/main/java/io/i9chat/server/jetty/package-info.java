/**
 * The only place that touches Jetty: its connector with bounds, what stands in front of the routes,
 * and WebSocket connections as the server uses them, below Jetty's String API, so that an event's
 * bytes are made once and shared.
 */
@NullMarked
package io.i9chat.server.jetty;

import org.jspecify.annotations.NullMarked;
