/** Tests of the catalogue and of running calls, without a transport. */
@NullMarked
package io.i9chat.server.operation;

import org.jspecify.annotations.NullMarked;
