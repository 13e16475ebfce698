/**
 * A minimal WebSocket client (RFC 6455) for thousands of connections on one thread: no thread,
 * object or parse tree per message.
 */
@NullMarked
package io.i9chat.bench.wire;

import org.jspecify.annotations.NullMarked;
