/** Tests of the use cases of the operator area. */
@NullMarked
package io.i9chat.domain.operator;

import org.jspecify.annotations.NullMarked;
