/**
 * The whole domain on whole stores: random sequences of commands against a simple model of the
 * rules, and races of what rules out each other.
 */
@NullMarked
package io.i9chat.server.model;

import org.jspecify.annotations.NullMarked;
