/** Messages: sending them, and who has received and read them. */
@NullMarked
package io.i9chat.domain.message;

import org.jspecify.annotations.NullMarked;
