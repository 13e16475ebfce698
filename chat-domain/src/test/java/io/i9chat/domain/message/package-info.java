/**
 * What becomes of messages, on ports in memory: sending them, and who has received and read them.
 */
@NullMarked
package io.i9chat.domain.message;

import org.jspecify.annotations.NullMarked;
