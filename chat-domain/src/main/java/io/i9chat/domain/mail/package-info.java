/**
 * What every mail looks like, whatever it is about: one renderer makes plain text and HTML of the
 * same words, with the name of the product and where it is.
 */
@NullMarked
package io.i9chat.domain.mail;

import org.jspecify.annotations.NullMarked;
