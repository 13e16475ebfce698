/** Tests of settings, start and commands, where it matters in a process of their own. */
@NullMarked
package io.i9chat.server.boot;

import org.jspecify.annotations.NullMarked;
