/** Tests of who is shown as online, and to whom. */
@NullMarked
package io.i9chat.domain.presence;

import org.jspecify.annotations.NullMarked;
