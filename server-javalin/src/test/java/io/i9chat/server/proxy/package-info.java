/** The server behind real proxies, with the configurations that the folder {@code deploy} has. */
@NullMarked
package io.i9chat.server.proxy;

import org.jspecify.annotations.NullMarked;
