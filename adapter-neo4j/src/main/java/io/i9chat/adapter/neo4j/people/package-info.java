/** Profiles, blocks, places, and what people store. */
@NullMarked
package io.i9chat.adapter.neo4j.people;

import org.jspecify.annotations.NullMarked;
