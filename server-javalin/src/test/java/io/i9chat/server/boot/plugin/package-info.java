/** Tests of adapters that the server was not built with. */
@NullMarked
package io.i9chat.server.boot.plugin;

import org.jspecify.annotations.NullMarked;
