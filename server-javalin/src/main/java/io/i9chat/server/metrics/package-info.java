/**
 * What the server counts and measures of itself, for Prometheus. The only package that knows
 * Micrometer: others are handed meters of plain methods, made once, which cost little to tell. No
 * label has a value that clients choose or that there could be any number of.
 */
@NullMarked
package io.i9chat.server.metrics;

import org.jspecify.annotations.NullMarked;
