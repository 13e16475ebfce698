/**
 * Every port in memory, simple and obviously right rather than fast, for tests of the domain and of
 * applications that embed i9chat. {@link io.i9chat.tck.memory.InMemoryPorts} makes them; the ports
 * of a store, which share one lock, are in {@code memory.store}.
 *
 * <p>They are an independent oracle: a contract says what a port means, and here is a second answer
 * to it that an adapter's can be held against. So they deliberately share no state machine with the
 * domain or an adapter, but say each rule anew on plain maps and lists; a mistake in one place does
 * not hide the same mistake in another. All they share with the others is the model of {@code
 * chat-ports}: its words, and what these say of themselves, such as how much an entry weighs.
 */
@NullMarked
package io.i9chat.tck.memory;

import org.jspecify.annotations.NullMarked;
