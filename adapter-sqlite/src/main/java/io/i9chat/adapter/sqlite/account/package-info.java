/** Accounts, external ids, sessions, codes, departures and sealed keys. */
@NullMarked
package io.i9chat.adapter.sqlite.account;

import org.jspecify.annotations.NullMarked;
