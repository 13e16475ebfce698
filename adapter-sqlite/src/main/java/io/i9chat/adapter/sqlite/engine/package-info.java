/** Connections, statements and threads: how calls get to SQLite and back. */
@NullMarked
package io.i9chat.adapter.sqlite.engine;

import org.jspecify.annotations.NullMarked;
