package io.i9chat.ports.mail;

import io.i9chat.ports.model.mail.Mail;

/**
 * Sending mail.
 *
 * <ul>
 *   <li>MAILER-1: when the call returns, the mail is in the hands of something that survives this
 *       process: a file, or a mail server that accepted it.
 *   <li>MAILER-2: the mail has exactly one recipient, and its subject and text arrive as they were
 *       given, whatever characters they hold.
 * </ul>
 */
public interface Mailer {
  /** Sends a mail. */
  void send(Mail mail);
}
