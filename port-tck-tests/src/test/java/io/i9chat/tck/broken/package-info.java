/**
 * The kit, tested on itself: for every rule of every port one port in memory that breaks just that
 * rule, and the proof that the contract notices.
 */
@NullMarked
package io.i9chat.tck.broken;

import org.jspecify.annotations.NullMarked;
