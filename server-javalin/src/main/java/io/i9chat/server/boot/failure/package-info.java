/** How failures are said in one line. */
@NullMarked
package io.i9chat.server.boot.failure;

import org.jspecify.annotations.NullMarked;
