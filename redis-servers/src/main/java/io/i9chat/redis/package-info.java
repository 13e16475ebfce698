/** Real servers of Redis and Valkey on loopback, as processes that a test has in its hands. */
@NullMarked
package io.i9chat.redis;

import org.jspecify.annotations.NullMarked;
