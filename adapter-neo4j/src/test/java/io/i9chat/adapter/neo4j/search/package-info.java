/** Tests of search. */
@NullMarked
package io.i9chat.adapter.neo4j.search;

import org.jspecify.annotations.NullMarked;
