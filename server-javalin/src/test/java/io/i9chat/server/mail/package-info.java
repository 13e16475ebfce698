/** Tests of the server with a mail server in the place of the mailbox of development. */
@NullMarked
package io.i9chat.server.mail;

import org.jspecify.annotations.NullMarked;
