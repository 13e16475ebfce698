/**
 * The contract kit of i9chat: what every adapter has to pass, and what its tests are made with. A
 * contract is an interface with test methods and an accessor; a test class of an adapter implements
 * it. The sub-packages hold the contracts of one area each, and ports in memory.
 */
@NullMarked
package io.i9chat.tck;

import org.jspecify.annotations.NullMarked;
