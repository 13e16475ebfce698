/**
 * Leaving for good: deleting an account, which takes its person out of every group and, if asked,
 * deletes all their messages, and is carried on after a crash; and before it, exporting what is
 * theirs.
 */
@NullMarked
package io.i9chat.domain.departure;

import org.jspecify.annotations.NullMarked;
