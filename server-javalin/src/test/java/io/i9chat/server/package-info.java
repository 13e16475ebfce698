/** A real server for tests: on a free port, in a folder of its own, called over HTTP. */
@NullMarked
package io.i9chat.server;

import org.jspecify.annotations.NullMarked;
