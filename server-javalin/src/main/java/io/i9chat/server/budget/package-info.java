/**
 * The memory that calls take while they are in progress, which is bounded for the process, and
 * shared between accounts and addresses so that none of them can take what the others need.
 */
@NullMarked
package io.i9chat.server.budget;

import org.jspecify.annotations.NullMarked;
