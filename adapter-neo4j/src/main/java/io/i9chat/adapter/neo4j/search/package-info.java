/** The words of messages, and finding them. */
@NullMarked
package io.i9chat.adapter.neo4j.search;

import org.jspecify.annotations.NullMarked;
