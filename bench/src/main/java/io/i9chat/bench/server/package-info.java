/**
 * The server under test as it looks from outside: its address, its process, what the process costs,
 * and the HTTP calls that prepare and check a run.
 */
@NullMarked
package io.i9chat.bench.server;

import org.jspecify.annotations.NullMarked;
