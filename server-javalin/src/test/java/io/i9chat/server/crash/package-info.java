/** The server as a process of its own, which can be killed. */
@NullMarked
package io.i9chat.server.crash;

import org.jspecify.annotations.NullMarked;
