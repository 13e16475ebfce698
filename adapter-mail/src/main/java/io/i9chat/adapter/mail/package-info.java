/**
 * Mail: the MIME message that a mail is, and two ways for it to go: by SMTP, through a spool on the
 * disk that one thread sends from, or no further than the mailbox of development, a folder with one
 * file per mail.
 */
@NullMarked
package io.i9chat.adapter.mail;

import org.jspecify.annotations.NullMarked;
