/** Adapters that the server was not built with, found by name on its class path or in a folder. */
@NullMarked
package io.i9chat.server.boot.plugin;

import org.jspecify.annotations.NullMarked;
