/** Accounts, sessions, codes and departures. */
@NullMarked
package io.i9chat.adapter.sqlite.account;

import org.jspecify.annotations.NullMarked;
