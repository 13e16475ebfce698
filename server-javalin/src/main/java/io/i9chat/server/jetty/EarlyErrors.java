package io.i9chat.server.jetty;

import io.i9chat.server.wire.Problem;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * What is answered for what is wrong before any route is found.
 *
 * @param problems what is answered for a status
 * @param requestIds makes a fresh id for a request
 */
public record EarlyErrors(IntFunction<Problem> problems, Supplier<String> requestIds) {}
