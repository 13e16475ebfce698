/**
 * Several servers on one Neo4j and one Redis, and what becomes of their clients when parts fail.
 */
@NullMarked
package io.i9chat.server.nodes;

import org.jspecify.annotations.NullMarked;
