/**
 * The contract of {@link io.i9chat.ports.chat.Chats}, what spans chats and other ports of a store,
 * and fixtures; below, one package each for the contracts of the other chat ports. They need no
 * accounts, and any store may be shared by them.
 */
@NullMarked
package io.i9chat.tck.chat;

import org.jspecify.annotations.NullMarked;
