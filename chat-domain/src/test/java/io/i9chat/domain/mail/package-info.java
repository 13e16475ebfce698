/** Tests of what mails look like. */
@NullMarked
package io.i9chat.domain.mail;

import org.jspecify.annotations.NullMarked;
