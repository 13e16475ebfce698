/** Tests of the SQLite store, on files. */
@NullMarked
package io.i9chat.adapter.sqlite;

import org.jspecify.annotations.NullMarked;
