/** Broken ports of people: profiles, blocks, places and storage. */
@NullMarked
package io.i9chat.tck.broken.people;

import org.jspecify.annotations.NullMarked;
