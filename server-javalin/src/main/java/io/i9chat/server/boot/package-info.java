/**
 * Starting and stopping the process: the command line and the composition root. With what is below
 * it the one place that knows which technology is behind which port.
 */
@NullMarked
package io.i9chat.server.boot;

import org.jspecify.annotations.NullMarked;
