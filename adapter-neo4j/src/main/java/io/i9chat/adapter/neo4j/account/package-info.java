/** Accounts, sessions, codes and departures. */
@NullMarked
package io.i9chat.adapter.neo4j.account;

import org.jspecify.annotations.NullMarked;
