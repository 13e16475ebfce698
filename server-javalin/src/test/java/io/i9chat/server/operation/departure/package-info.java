/** Tests of the export. */
@NullMarked
package io.i9chat.server.operation.departure;

import org.jspecify.annotations.NullMarked;
