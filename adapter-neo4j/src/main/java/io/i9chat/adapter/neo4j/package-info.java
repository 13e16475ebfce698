/**
 * The store of record on Neo4j, over Bolt. What happens in a chat shares transactions with what
 * happens in others at the same time; the graph that comes of it is one that a person can read.
 */
@NullMarked
package io.i9chat.adapter.neo4j;

import org.jspecify.annotations.NullMarked;
