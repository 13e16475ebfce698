/** Contracts of the four chat ports. They need no accounts, and any store may be shared by them. */
@NullMarked
package io.i9chat.tck.chat;

import org.jspecify.annotations.NullMarked;
