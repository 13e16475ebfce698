/**
 * The driven ports of i9chat: what the domain asks of the technologies behind it, one interface per
 * role, grouped by area. Only {@code java.*} and the words in {@code ports.model} appear here.
 *
 * <p>Rules that hold for every port unless its own text says otherwise:
 *
 * <ul>
 *   <li>Methods block the caller and are safe for use by many threads at once.
 *   <li>Arguments and results are immutable and never {@code null} unless marked.
 *   <li>What is absent is an empty {@code Optional} or collection, never an exception.
 *   <li>{@link io.i9chat.ports.PortFailure} means that the technology behind the port failed:
 *       nothing was stored, or the same call may safely be made again.
 * </ul>
 */
@NullMarked
package io.i9chat.ports;

import org.jspecify.annotations.NullMarked;
