/** Profiles, blocks, places, and what people store. */
@NullMarked
package io.i9chat.adapter.sqlite.people;

import org.jspecify.annotations.NullMarked;
