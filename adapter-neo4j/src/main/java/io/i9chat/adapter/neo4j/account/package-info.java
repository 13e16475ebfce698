/** Accounts, external ids, sessions, codes, departures and sealed keys. */
@NullMarked
package io.i9chat.adapter.neo4j.account;

import org.jspecify.annotations.NullMarked;
