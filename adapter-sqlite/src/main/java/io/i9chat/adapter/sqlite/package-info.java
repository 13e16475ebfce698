/**
 * The store of record in one SQLite file: all store ports on one writer thread, which commits what
 * is queued in one transaction, and a few reader threads. {@link
 * io.i9chat.adapter.sqlite.SqliteStore} is the way in.
 */
@NullMarked
package io.i9chat.adapter.sqlite;

import org.jspecify.annotations.NullMarked;
