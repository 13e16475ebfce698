/** Contracts of one area: accounts, sessions, codes, hashing, tokens and secrets. */
@NullMarked
package io.i9chat.tck.account;

import org.jspecify.annotations.NullMarked;
