/**
 * What operators are given, run: a server in production by its settings, and by the folder {@code
 * deploy} with proxies in front of it.
 */
@NullMarked
package io.i9chat.server.deploy;

import org.jspecify.annotations.NullMarked;
