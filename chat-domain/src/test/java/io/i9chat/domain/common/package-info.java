/** Tests of what use cases of several areas have in common. */
@NullMarked
package io.i9chat.domain.common;

import org.jspecify.annotations.NullMarked;
