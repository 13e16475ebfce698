/** Signals as bytes, for nodes of this version and of others. */
@NullMarked
package io.i9chat.adapter.redis.codec;

import org.jspecify.annotations.NullMarked;
