/** Broken ports of accounts, sessions, codes, departures and secrets. */
@NullMarked
package io.i9chat.tck.broken.account;

import org.jspecify.annotations.NullMarked;
