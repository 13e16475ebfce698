/** What a transaction locks, decides and stores of chats, and the ports of chats. */
@NullMarked
package io.i9chat.adapter.neo4j.chat;

import org.jspecify.annotations.NullMarked;
