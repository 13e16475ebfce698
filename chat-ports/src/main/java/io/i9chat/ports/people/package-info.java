/** Driven ports of one area: profiles, blocks, places, and what people store. */
@NullMarked
package io.i9chat.ports.people;

import org.jspecify.annotations.NullMarked;
