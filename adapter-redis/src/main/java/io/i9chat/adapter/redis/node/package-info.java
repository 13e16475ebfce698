/** What a node is in Redis: its registration, its heartbeat, and how a loss is noticed. */
@NullMarked
package io.i9chat.adapter.redis.node;

import org.jspecify.annotations.NullMarked;
