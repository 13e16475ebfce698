/** Signals between nodes: one stream for each of them. */
@NullMarked
package io.i9chat.adapter.redis.bus;

import org.jspecify.annotations.NullMarked;
