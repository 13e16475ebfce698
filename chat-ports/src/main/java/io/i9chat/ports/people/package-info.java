/** Driven ports of one area: profiles. */
@NullMarked
package io.i9chat.ports.people;

import org.jspecify.annotations.NullMarked;
