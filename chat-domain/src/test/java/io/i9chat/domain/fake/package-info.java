/** Ports that count, record or disturb, for tests. */
@NullMarked
package io.i9chat.domain.fake;

import org.jspecify.annotations.NullMarked;
