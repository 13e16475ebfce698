/**
 * What a person who signs in by themselves has: a proven e-mail address and a password, which they
 * get by signing up, and set anew with the old one or with a mailed code. Secrets leave this
 * package only once, to the person they are for; only digests and hashes of them are stored.
 */
@NullMarked
package io.i9chat.domain.credential;

import org.jspecify.annotations.NullMarked;
