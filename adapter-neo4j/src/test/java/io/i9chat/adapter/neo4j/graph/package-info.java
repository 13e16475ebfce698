/** Tests of how the database is asked, and waited for. */
@NullMarked
package io.i9chat.adapter.neo4j.graph;

import org.jspecify.annotations.NullMarked;
