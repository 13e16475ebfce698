/**
 * Starting: settings, the composition root, the commands. The one place that knows which technology
 * is behind which port.
 */
@NullMarked
package io.i9chat.server.boot;

import org.jspecify.annotations.NullMarked;
