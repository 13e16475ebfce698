/** How people, chats, memberships and media are spelled and locked as nodes. */
@NullMarked
package io.i9chat.adapter.neo4j.node;

import org.jspecify.annotations.NullMarked;
