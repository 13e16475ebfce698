/**
 * The words of i9chat: ids and values that validate themselves, so that nothing invalid exists
 * inside. The sub-packages hold the records of one area each.
 */
@NullMarked
package io.i9chat.ports.model;

import org.jspecify.annotations.NullMarked;
