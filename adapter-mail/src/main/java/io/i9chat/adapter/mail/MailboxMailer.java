package io.i9chat.adapter.mail;

import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.mail.Mail;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mailbox for development: a folder with one file per mail, kept for a week. */
final class MailboxMailer implements Mailer {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxMailer.class);

  private final MailFolder folder;
  private final Keeping keeping;
  private final Sender sender;
  private final Consumer<String> console;
  private final InstantSource clock;

  private MailboxMailer(MailboxConfig config) {
    folder = MailFolder.open(config.folder());
    keeping = new Keeping(folder);
    sender = new Sender(config.product(), "i9chat@localhost", "i9chat.localhost");
    console = config.console();
    clock = config.clock();
  }

  static MailboxMailer open(MailboxConfig config) {
    MailboxMailer mailer = new MailboxMailer(config);
    mailer.keeping.look(mailer.clock.instant());
    return mailer;
  }

  @Override
  public void send(Mail mail) {
    Instant now = clock.instant();
    keeping.look(now);
    if (mail.hasExpired(now)) {
      return;
    }
    MailName name = folder.newName(now, null);
    String subject = mail.code() == null ? mail.subject() : mail.code() + " - " + mail.subject();
    folder.put(name, MimeMail.of(mail, subject, sender, now, name.id()));
    tell(mail.to() + ": " + subject);
  }

  private void tell(String line) {
    try {
      // One line, and nothing that steers a terminal.
      console.accept(line.replaceAll("\\p{Cc}", "?"));
    } catch (RuntimeException failure) {
      // The mail is safe, so the caller must not hear that it failed.
      LOG.warn("the console was not told of a mail", failure);
    }
  }
}
