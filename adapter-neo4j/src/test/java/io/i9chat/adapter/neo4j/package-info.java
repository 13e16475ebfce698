/** The store under its contracts, and what is peculiar to Neo4j: plans, failures, two programs. */
@NullMarked
package io.i9chat.adapter.neo4j;

import org.jspecify.annotations.NullMarked;
