package io.i9chat.adapter.mail;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.mail.Mail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails on the disk that wait to be sent: what is in it outlives the process. Each is the file of a
 * message as it will be sent; what is moved into the folder by hand is sent after the next start.
 */
final class Spool implements Mailer {
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

  private final SmtpConfig config;
  private final Sender sender;
  private final MailFolder folder;
  private final MailFolder undeliverable;
  private final Keeping keeping;
  private final SpoolQueue queue;
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong expired = new AtomicLong();

  private Spool(SmtpConfig config) {
    this.config = config;
    String from = config.from().value();
    sender = new Sender(config.product(), from, from.substring(from.indexOf('@') + 1));
    folder = MailFolder.open(config.data().resolve("spool"));
    undeliverable = MailFolder.open(config.data().resolve("undeliverable"));
    keeping = new Keeping(undeliverable);
    queue = new SpoolQueue(config.most());
  }

  /**
   * Opens the spool with what was left in it.
   *
   * @throws PortFailure if a folder cannot be made or read
   */
  static Spool open(SmtpConfig config) {
    Spool spool = new Spool(config);
    try {
      spool.queue.addOld(spool.folder.names());
    } catch (IOException failed) {
      throw new PortFailure("the mail folder " + spool.folder + " cannot be read", failed);
    }
    spool.forgetOld();
    return spool;
  }

  @Override
  public void send(Mail mail) {
    Instant now = config.clock().instant();
    if (mail.hasExpired(now)) {
      expired.incrementAndGet();
      return;
    }
    if (!queue.reserve()) {
      throw new PortFailure("no more than " + config.most() + " mails may wait to be sent");
    }
    MailName name = folder.newName(now, mail.expiresAt());
    try {
      folder.put(name, MimeMail.of(mail, mail.subject(), sender, now, name.id()));
    } catch (RuntimeException | Error failed) {
      queue.giveBack();
      throw failed;
    }
    queue.add(name);
  }

  /** Which mail is next. */
  SpoolQueue queue() {
    return queue;
  }

  /** The file of a mail. */
  Path file(MailName name) {
    return folder.file(name);
  }

  /** The server has taken a mail. */
  void delivered(MailName name) {
    delivered.incrementAndGet();
    forget(name);
  }

  /** A mail is of no use any more. */
  void expired(MailName name) {
    expired.incrementAndGet();
    forget(name);
  }

  /** The file of a mail is gone, so there is nothing to be sent. */
  void missing(MailName name) {
    queue.remove(name);
  }

  private void forget(MailName name) {
    try {
      folder.delete(name);
    } catch (IOException failed) {
      LOG.warn("a mail is done with, and is sent again after a restart: {}", failed.toString());
    }
    queue.remove(name);
  }

  /** A mail will never be taken, for a reason that follows a colon. */
  void refused(MailName name, String why) {
    refused.incrementAndGet();
    try {
      folder.move(name, undeliverable);
      LOG.warn("a mail cannot be delivered, and is kept as {}: {}", undeliverable.file(name), why);
    } catch (IOException failed) {
      LOG.warn("a mail cannot be delivered ({}), nor moved: {}", why, failed.toString());
    }
    queue.remove(name);
  }

  /** Removes undeliverable mails that were kept long enough; looks at most once an hour. */
  void forgetOld() {
    keeping.look(config.clock().instant());
  }

  /** How many mails wait, the one that is being sent with them. */
  long waiting() {
    return queue.size();
  }

  /** How many seconds the mail has waited that waits longest, 0 if none does. */
  long oldestSeconds() {
    MailName oldest = queue.oldest();
    return oldest == null
        ? 0
        : Math.max(0, Duration.between(oldest.taken(), config.clock().instant()).toSeconds());
  }

  /** How many mails the server has taken. */
  long deliveredCount() {
    return delivered.get();
  }

  /** How many mails will never be taken. */
  long refusedCount() {
    return refused.get();
  }

  /** How many mails were of no use before they could be sent. */
  long expiredCount() {
    return expired.get();
  }
}
