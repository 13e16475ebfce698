/** That the servers do what tests rely on. */
@NullMarked
package io.i9chat.redis;

import org.jspecify.annotations.NullMarked;
