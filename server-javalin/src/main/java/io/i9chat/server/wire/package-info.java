/**
 * What travels: the one JSON mapper with its strict reading of inputs, the records that operations
 * answer with, and the one shape of errors.
 */
@NullMarked
package io.i9chat.server.wire;

import org.jspecify.annotations.NullMarked;
