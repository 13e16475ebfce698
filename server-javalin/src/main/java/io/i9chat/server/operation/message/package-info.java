/** Messages, receipts and search: the operations, what they take and what they answer. */
@NullMarked
package io.i9chat.server.operation.message;

import org.jspecify.annotations.NullMarked;
