/** Broken mailers. */
@NullMarked
package io.i9chat.tck.broken.mail;

import org.jspecify.annotations.NullMarked;
