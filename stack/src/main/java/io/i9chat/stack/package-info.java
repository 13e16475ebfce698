/** A real Neo4j for development and tests, in a JVM of its own. */
@NullMarked
package io.i9chat.stack;

import org.jspecify.annotations.NullMarked;
