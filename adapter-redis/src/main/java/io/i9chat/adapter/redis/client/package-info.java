/**
 * Commands to the servers: one, one that Sentinel picks, or a Cluster; and the breaker before them.
 */
@NullMarked
package io.i9chat.adapter.redis.client;

import org.jspecify.annotations.NullMarked;
