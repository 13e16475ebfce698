/** Tests of groups, on ports in memory and of the pure policies. */
@NullMarked
package io.i9chat.domain.group;

import org.jspecify.annotations.NullMarked;
