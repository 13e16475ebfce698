/** Chats' logs as nodes: entries, pages, folds. */
@NullMarked
package io.i9chat.adapter.neo4j.log;

import org.jspecify.annotations.NullMarked;
