/** Driven ports of one area: accounts, sessions, codes and secrets. */
@NullMarked
package io.i9chat.ports.account;

import org.jspecify.annotations.NullMarked;
