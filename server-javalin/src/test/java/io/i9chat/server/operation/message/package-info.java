/** Tests of the operations on messages. */
@NullMarked
package io.i9chat.server.operation.message;

import org.jspecify.annotations.NullMarked;
