package io.i9chat.adapter.mail;

import io.i9chat.adapter.mail.SpoolQueue.Waiting;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that sends what is in the spool, one mail after the other. */
final class SpoolDrain implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolDrain.class);

  /** How long a mail is tried that does not expire (RFC 5321, 4.5.4.1). */
  private static final Duration LONGEST = Duration.ofDays(5);

  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration END = Duration.ofSeconds(1);

  private final SmtpConfig config;
  private final Spool spool;
  private final Pace pace;
  private final SmtpConnection connection;
  private final SeldomFaults faults;
  private final Thread thread;
  private int failures;
  private volatile boolean closed;

  SpoolDrain(SmtpConfig config, Spool spool, Pace pace) {
    this.config = config;
    this.spool = spool;
    this.pace = pace;
    this.connection = new SmtpConnection(config, pace);
    this.faults = new SeldomFaults(config.faults());
    // The mail library holds locks while it waits, which would hold a carrier of virtual threads.
    this.thread = Thread.ofPlatform().daemon().name("i9chat-mail").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try (connection) {
      while (!closed) {
        Waiting next = spool.queue().take(pace.idle());
        if (next != null) {
          handle(next);
        } else if (connection.isOpen()) {
          connection.drop();
        }
        spool.forgetOld();
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(Waiting next) {
    try {
      Instant now = config.clock().instant();
      if (next.name().hasExpired(now)) {
        expired(List.of(next.name()));
      } else {
        settle(next, attempt(next), now);
      }
    } catch (RuntimeException bug) {
      LOG.error("a mail could not be tried", bug);
      later(next, "it could not be tried", config.clock().instant());
    }
  }

  /** The outcome of sending it, {@code null} if there is nothing to be sent. */
  private @Nullable Outcome attempt(Waiting next) {
    try {
      // Read before it is parsed, which tells a fault of the disk as one of the mail.
      InputStream bytes = new ByteArrayInputStream(Files.readAllBytes(spool.file(next.name())));
      MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), bytes);
      Address[] to = mail.getRecipients(Message.RecipientType.TO);
      if (to == null || to.length != 1) {
        return new Outcome.Refused(0);
      }
      return connection.send(mail, to[0]);
    } catch (NoSuchFileException gone) {
      return null;
    } catch (MessagingException broken) {
      return new Outcome.Refused(0);
    } catch (IOException unreadable) {
      return new Outcome.Later(0);
    }
  }

  private void settle(Waiting mail, @Nullable Outcome outcome, Instant now) {
    switch (outcome) {
      case null -> spool.missing(mail.name());
      case Outcome.Delivered delivered -> {
        serverAnswers();
        spool.delivered(mail.name());
      }
      case Outcome.Refused(int code) -> {
        if (code != 0) {
          serverAnswers();
        }
        spool.refused(mail.name(), code == 0 ? "the file holds no mail" : "refused with " + code);
      }
      case Outcome.Later(int code) -> {
        if (code != 0) {
          serverAnswers();
        }
        later(mail, code == 0 ? "its file cannot be read" : "put off with " + code, now);
      }
      case Outcome.Down(SmtpConfig.Fault fault, boolean isBegun) -> {
        if (isBegun && !closed) {
          // Were it the next again, a mail that the server breaks off at would hold up all others.
          later(mail, "broken off", now);
        } else {
          spool.queue().add(mail);
        }
        down(fault, now);
      }
    }
  }

  private void serverAnswers() {
    failures = 0;
    faults.up();
  }

  private void later(Waiting mail, String why, Instant now) {
    if (mail.name().taken().isBefore(now.minus(LONGEST))) {
      spool.refused(mail.name(), why + " for " + LONGEST.toDays() + " days");
      return;
    }
    Waiting again = mail.after(pace.mail().after(mail.tries() + 1));
    LOG.info("a mail waits, for it was {}; try {}", why, again.tries());
    spool.queue().add(again);
  }

  private void down(SmtpConfig.Fault fault, Instant now) {
    if (closed) {
      return;
    }
    failures++;
    spool.queue().pause(pace.server().after(failures));
    faults.down(fault, now);
    // Those that wait behind the first are looked at here, for none is taken out meanwhile.
    expired(spool.queue().takeExpired(now));
  }

  private void expired(List<MailName> names) {
    names.forEach(spool::expired);
    if (!names.isEmpty()) {
      LOG.warn("mails that expired before they could be sent, and were dropped: {}", names.size());
    }
  }

  @Override
  public void close() {
    closed = true;
    spool.queue().close();
    if (thread.getState() == Thread.State.NEW) {
      connection.close();
      return;
    }
    try {
      if (!thread.join(GRACE)) {
        // The mail that is being sent stays in the spool.
        thread.interrupt();
        thread.join(END);
      }
    } catch (InterruptedException told) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
