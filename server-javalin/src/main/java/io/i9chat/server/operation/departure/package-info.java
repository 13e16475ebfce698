/** Leaving with one's data: the export and the deletion of an account. */
@NullMarked
package io.i9chat.server.operation.departure;

import org.jspecify.annotations.NullMarked;
