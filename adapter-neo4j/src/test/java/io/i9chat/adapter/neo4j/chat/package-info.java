/** Tests of chats. */
@NullMarked
package io.i9chat.adapter.neo4j.chat;

import org.jspecify.annotations.NullMarked;
