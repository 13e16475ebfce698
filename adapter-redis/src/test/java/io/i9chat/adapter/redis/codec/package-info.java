/** Tests of the form in which nodes tell each other. */
@NullMarked
package io.i9chat.adapter.redis.codec;

import org.jspecify.annotations.NullMarked;
