/**
 * Who a person is: signing up with a proven address, signing in and out, resetting and changing a
 * password, and what an operator does with accounts. Secrets leave this package only once, to the
 * person they are for; only digests and hashes of them are stored.
 */
@NullMarked
package io.i9chat.domain.account;

import org.jspecify.annotations.NullMarked;
