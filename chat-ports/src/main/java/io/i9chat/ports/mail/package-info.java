/** Driven ports of one area: mail. */
@NullMarked
package io.i9chat.ports.mail;

import org.jspecify.annotations.NullMarked;
