/**
 * The few frames of the public protocol that the workloads send and read, written and scanned as
 * bytes.
 */
@NullMarked
package io.i9chat.bench.protocol;

import org.jspecify.annotations.NullMarked;
