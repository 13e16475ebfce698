/** Contracts of one area: mail. */
@NullMarked
package io.i9chat.tck.mail;

import org.jspecify.annotations.NullMarked;
