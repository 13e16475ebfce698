/**
 * The log of connections and their calls, and what is counted of them: who came, how it went, when
 * they left. One line of it costs a client more than it costs the server.
 */
@NullMarked
package io.i9chat.server.access;

import org.jspecify.annotations.NullMarked;
