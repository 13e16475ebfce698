/** What people who are connected hear, on ports in memory and buses that lose and scramble. */
@NullMarked
package io.i9chat.domain.live;

import org.jspecify.annotations.NullMarked;
