/**
 * Whether people are online, and who may see it: by the person's privacy, by the people they have
 * written to, and by blocks of either side.
 */
@NullMarked
package io.i9chat.domain.presence;

import org.jspecify.annotations.NullMarked;
