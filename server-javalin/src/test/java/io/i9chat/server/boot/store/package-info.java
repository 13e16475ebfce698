/** Tests of what opens the adapters. */
@NullMarked
package io.i9chat.server.boot.store;

import org.jspecify.annotations.NullMarked;
