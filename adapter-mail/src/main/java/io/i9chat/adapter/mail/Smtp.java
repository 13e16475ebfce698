package io.i9chat.adapter.mail;

import io.i9chat.adapter.mail.SmtpConfig.Fault;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.mail.Mailer;
import java.util.Optional;

/**
 * Mail by SMTP, by way of a spool on the disk: a mail is taken when its file is safe, and one
 * thread sends what is in the spool. A server that is slow or down makes mails wait, never callers.
 */
public final class Smtp implements AutoCloseable {
  private final Spool spool;
  private final SpoolDrain drain;

  /**
   * What waits, and what was done since the spool was opened.
   *
   * @param waiting how many mails wait, the one that is being sent with them
   * @param oldestSeconds how long the one has waited that waits longest, 0 if none does
   * @param delivered how many the server has taken
   * @param refused how many it will never take
   * @param expired how many were of no use before they could be sent
   */
  public record Status(
      long waiting, long oldestSeconds, long delivered, long refused, long expired) {
    /** Nothing waits, and nothing was done. */
    public static final Status NONE = new Status(0, 0, 0, 0, 0);
  }

  private Smtp(SmtpConfig config, Pace pace) {
    spool = Spool.open(config);
    drain = new SpoolDrain(config, spool, pace);
  }

  /**
   * Looks once whether the server takes mails: connects, turns to TLS, logs in and names the
   * sender, and the sender as the recipient. Takes a few seconds at most if it does not answer.
   *
   * @return what is in the way, if anything
   */
  public static Optional<Fault> check(SmtpConfig config) {
    try (SmtpConnection connection = new SmtpConnection(config, Pace.AT_START)) {
      return Optional.ofNullable(connection.probe());
    }
  }

  /**
   * Opens the spool and begins to send what was left in it. One process at a time may have it open.
   *
   * @throws PortFailure if a folder cannot be made or read
   */
  public static Smtp open(SmtpConfig config) {
    return open(config, Pace.USUAL);
  }

  /**
   * Opens the spool to take mails, and sends none: the next process that opens it does.
   *
   * @throws PortFailure if a folder cannot be made or read
   */
  public static Smtp openWithoutSending(SmtpConfig config) {
    return new Smtp(config, Pace.USUAL);
  }

  static Smtp open(SmtpConfig config, Pace pace) {
    Smtp smtp = new Smtp(config, pace);
    smtp.drain.start();
    return smtp;
  }

  /**
   * Puts mails into the spool. It fails if the disk does, or if as many wait as may. A mail is sent
   * at least once: twice, if the process or the connection dies after the server took it and before
   * that is known here.
   */
  public Mailer mailer() {
    return spool;
  }

  /** How much waits, and the outcome of what was sent. */
  public Status status() {
    return new Status(
        spool.waiting(),
        spool.oldestSeconds(),
        spool.deliveredCount(),
        spool.refusedCount(),
        spool.expiredCount());
  }

  /**
   * Lets the mail that is being sent end, for two seconds at most, and sends no other; those stay
   * in the spool.
   */
  @Override
  public void close() {
    drain.close();
  }
}
