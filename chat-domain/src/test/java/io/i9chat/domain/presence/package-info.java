/** Tests of who is shown as online, and to which viewers. */
@NullMarked
package io.i9chat.domain.presence;

import org.jspecify.annotations.NullMarked;
