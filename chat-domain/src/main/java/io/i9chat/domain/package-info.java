/**
 * The front of the domain: {@link io.i9chat.domain.I9chat}, made from the ports, gives every use
 * case by area, and live events in-process. The areas are the sub-packages.
 */
@NullMarked
package io.i9chat.domain;

import org.jspecify.annotations.NullMarked;
