/**
 * What travels whatever the operation: errors in one shape, people as others and as they themselves
 * see them, times, secrets, and the parts that inputs are made of.
 */
@NullMarked
package io.i9chat.server.wire;

import org.jspecify.annotations.NullMarked;
