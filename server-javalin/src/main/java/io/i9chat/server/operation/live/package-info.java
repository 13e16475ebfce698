/**
 * Presence and typing, over a connection only: the operations, what they take and what they answer.
 */
@NullMarked
package io.i9chat.server.operation.live;

import org.jspecify.annotations.NullMarked;
