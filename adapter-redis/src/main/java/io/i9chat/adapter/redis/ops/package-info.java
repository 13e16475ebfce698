/** Rate limits and leases of the cluster, on Redis. */
@NullMarked
package io.i9chat.adapter.redis.ops;

import org.jspecify.annotations.NullMarked;
