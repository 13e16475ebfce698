/**
 * Leaving for good: deleting one's account, which goes out of every group and, if asked, deletes
 * every message of its person, and is carried on after a crash; and before it, taking along what is
 * one's own.
 */
@NullMarked
package io.i9chat.domain.departure;

import org.jspecify.annotations.NullMarked;
