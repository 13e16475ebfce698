/** Who is connected, on Redis. */
@NullMarked
package io.i9chat.adapter.redis.board;

import org.jspecify.annotations.NullMarked;
