package io.i9chat.ports.mail;

import io.i9chat.ports.model.mail.Mail;

/**
 * Sending mail.
 *
 * <ul>
 *   <li>MAILER-1: when the call returns, the mail is in the hands of something that survives this
 *       process: a file, or a mail server that accepted it.
 *   <li>MAILER-2: the mail has exactly one recipient, and its subject and text arrive as they were
 *       given, whatever characters they hold, but that a last line may get a line break; so does
 *       its HTML, unless the mailer sends text alone.
 *   <li>MAILER-3: a mail that has expired is not delivered, whether it expired before the call or
 *       while it waited. That is no failure: the call returns.
 * </ul>
 */
public interface Mailer {
  /**
   * Sends a mail, or has it sent.
   *
   * @throws io.i9chat.ports.PortFailure if it cannot be taken; the mail is not sent then
   */
  void send(Mail mail);
}
