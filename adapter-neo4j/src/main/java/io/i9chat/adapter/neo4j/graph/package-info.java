/** Transactions on the graph, attempts at them, the queries, and single values as properties. */
@NullMarked
package io.i9chat.adapter.neo4j.graph;

import org.jspecify.annotations.NullMarked;
