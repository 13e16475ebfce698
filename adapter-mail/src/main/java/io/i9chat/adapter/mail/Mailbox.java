package io.i9chat.adapter.mail;

import io.i9chat.ports.mail.Mailer;

/** The mailbox for development: mails go no further than a folder. */
public final class Mailbox {
  private final MailboxMailer mailer;

  private Mailbox(MailboxConfig config) {
    mailer = MailboxMailer.open(config);
  }

  /**
   * Makes the folder if it is not there (0700), and removes mails that are older than a week from
   * it. Starts no thread, and holds nothing that would have to be closed.
   *
   * @throws io.i9chat.ports.PortFailure if the folder cannot be made
   */
  public static Mailbox open(MailboxConfig config) {
    return new Mailbox(config);
  }

  /**
   * Makes each mail an {@code .eml} file (RFC 5322, 0600) whose name sorts by time. A mail with a
   * code has it at the start of its subject. Mails are kept for a week.
   */
  public Mailer mailer() {
    return mailer;
  }
}
