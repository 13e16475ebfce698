/** Tests of connections, statements and threads. */
@NullMarked
package io.i9chat.adapter.sqlite.engine;

import org.jspecify.annotations.NullMarked;
