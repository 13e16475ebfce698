/**
 * What several nodes share as it happens, in Redis: signals, presence, rate limits and leases. None
 * of it is a record, so an empty Redis is a valid one at any moment.
 */
@NullMarked
package io.i9chat.adapter.redis;

import org.jspecify.annotations.NullMarked;
