/** Entries as people see them, whole or hidden, and what is remembered of those they name. */
@NullMarked
package io.i9chat.domain.entry;

import org.jspecify.annotations.NullMarked;
