/**
 * A load generator for any server that speaks the public protocol: the command line, and nothing of
 * the server's own code. The generator shares the machine with the server, so each message costs it
 * as little as can be.
 */
@NullMarked
package io.i9chat.bench;

import org.jspecify.annotations.NullMarked;
