/** Tests of what can be set. */
@NullMarked
package io.i9chat.server.boot.settings;

import org.jspecify.annotations.NullMarked;
