/** What broken ports are made of: ports over others, and the contracts that are run on them. */
@NullMarked
package io.i9chat.tck.broken.fake;

import org.jspecify.annotations.NullMarked;
