/** Contracts of one area: profiles. */
@NullMarked
package io.i9chat.tck.people;

import org.jspecify.annotations.NullMarked;
