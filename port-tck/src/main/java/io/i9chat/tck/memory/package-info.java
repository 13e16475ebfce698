/**
 * Every port in memory, simple and obviously right rather than fast, for tests of the domain and of
 * applications that embed i9chat. {@link io.i9chat.tck.memory.InMemoryPorts} makes them.
 */
@NullMarked
package io.i9chat.tck.memory;

import org.jspecify.annotations.NullMarked;
