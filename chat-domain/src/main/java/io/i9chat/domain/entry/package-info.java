/** Entries as people see them: with names, whole or hidden. */
@NullMarked
package io.i9chat.domain.entry;

import org.jspecify.annotations.NullMarked;
