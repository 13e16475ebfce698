/**
 * Messages: sending, editing and deleting them, reacting to them, finding them by their words, and
 * who has received and read them.
 */
@NullMarked
package io.i9chat.domain.message;

import org.jspecify.annotations.NullMarked;
