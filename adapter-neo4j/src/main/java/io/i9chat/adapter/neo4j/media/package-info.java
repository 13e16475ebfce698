/** The ledger of media. */
@NullMarked
package io.i9chat.adapter.neo4j.media;

import org.jspecify.annotations.NullMarked;
