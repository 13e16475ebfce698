/**
 * Mail: the MIME message that a mail is, and the mailbox of development, a folder with one file per
 * mail. Nothing here has a thread of its own.
 */
@NullMarked
package io.i9chat.adapter.mail;

import org.jspecify.annotations.NullMarked;
