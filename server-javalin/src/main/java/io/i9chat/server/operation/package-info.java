/**
 * The catalogue of operations: what an operation is, declared once with its name, input, output,
 * access, HTTP binding and rate buckets, and run the same way whichever transport it comes by. The
 * operations themselves are in a package an area.
 */
@NullMarked
package io.i9chat.server.operation;

import org.jspecify.annotations.NullMarked;
