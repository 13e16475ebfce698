/** What the folder {@code deploy} has for operators, run: proxies in front of a real server. */
@NullMarked
package io.i9chat.server.deploy;

import org.jspecify.annotations.NullMarked;
