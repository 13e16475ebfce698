/**
 * The whole domain on whole stores, on one node and on several: random sequences of commands
 * against a simple model of the rules.
 */
@NullMarked
package io.i9chat.server.model;

import org.jspecify.annotations.NullMarked;
