/** Tests of entries as people see them. */
@NullMarked
package io.i9chat.domain.entry;

import org.jspecify.annotations.NullMarked;
