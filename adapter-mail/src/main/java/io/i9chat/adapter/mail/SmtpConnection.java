package io.i9chat.adapter.mail;

import io.i9chat.adapter.mail.SmtpConfig.Cause;
import io.i9chat.adapter.mail.SmtpConfig.Fault;
import io.i9chat.adapter.mail.SmtpConfig.Login;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the mail server, opened when a mail needs one and kept for the next. Used by one
 * thread; interrupting that ends what it waits for.
 */
final class SmtpConnection implements AutoCloseable {
  private static final int OK = 250;

  private final SmtpConfig config;
  private final Pace pace;
  private final ScheduledThreadPoolExecutor clock;
  private @Nullable Transport open;

  SmtpConnection(SmtpConfig config, Pace pace) {
    this.config = config;
    this.pace = pace;
    this.clock = new ScheduledThreadPoolExecutor(1, SmtpConnection::clockThread);
    clock.setRemoveOnCancelPolicy(true);
  }

  /** Knows whether the server has accepted the sender of the mail that is being sent. */
  private static final class Transport extends SMTPTransport {
    private boolean begun;

    Transport(Session session) {
      super(session, null);
    }

    @Override
    protected void mailFrom() throws MessagingException {
      super.mailFrom();
      begun = true;
    }
  }

  private static Thread clockThread(Runnable work) {
    return Thread.ofPlatform().daemon().name("i9chat-mail-timeout").unstarted(work);
  }

  /**
   * Sends a mail. If the connection has died since the last one, a new one is tried at once: a mail
   * that the server took without being able to say so comes twice then.
   */
  Outcome send(MimeMessage mail, Address to) {
    boolean reused = open != null;
    Outcome outcome = sendOnce(mail, to);
    boolean died = reused && open == null && outcome instanceof Outcome.Down;
    return died && !Thread.currentThread().isInterrupted() ? sendOnce(mail, to) : outcome;
  }

  private Outcome sendOnce(MimeMessage mail, Address to) {
    SmtpAnswers answers = new SmtpAnswers(config);
    Transport transport = open;
    try {
      if (transport == null) {
        Fault fault = connect();
        if (fault != null) {
          return new Outcome.Down(fault);
        }
        transport = open;
      }
      if (transport == null) {
        throw new IllegalStateException("no fault, and no connection");
      }
      transport.begun = false;
      transport.sendMessage(mail, new Address[] {to});
      return new Outcome.Delivered();
    } catch (MessagingException failed) {
      Outcome outcome = answers.toMail(failed);
      if (outcome instanceof Outcome.Down down) {
        drop();
        return new Outcome.Down(down.fault(), transport != null && transport.begun);
      }
      return outcome;
    }
  }

  /** Looks whether the server would take mails, without sending one; what is in the way, if any. */
  @Nullable Fault probe() {
    Fault unconnected = connect();
    SMTPTransport transport = open;
    if (unconnected != null || transport == null) {
      return unconnected;
    }
    try {
      transport.issueCommand("NOOP", OK);
      int from = transport.simpleCommand("MAIL FROM:<" + config.from() + ">");
      // Many servers tell only here what they have against the sender.
      int to = from == OK ? transport.simpleCommand("RCPT TO:<" + config.from() + ">") : OK;
      transport.issueCommand("RSET", -1);
      Fault fault = new SmtpAnswers(config).toSender(from);
      return fault != null ? fault : SmtpAnswers.toSelf(to);
    } catch (MessagingException failed) {
      drop();
      return new SmtpAnswers(config).toConnecting(transport, failed);
    }
  }

  private @Nullable Fault connect() {
    Session session;
    try {
      session = Session.getInstance(properties());
    } catch (IOException unusable) {
      return new Fault(Cause.AUTHORITIES, SmtpAnswers.said(unusable));
    }
    Transport transport = new Transport(session);
    try {
      Login login = config.login();
      transport.connect(
          config.host(),
          config.port(),
          login == null ? null : login.username(),
          login == null ? null : login.password());
      if (login != null && !transport.supportsExtension("AUTH")) {
        transport.close();
        return new Fault(Cause.LOGIN, "the server takes no logins here");
      }
    } catch (MessagingException failed) {
      return new SmtpAnswers(config).toConnecting(transport, failed);
    }
    open = transport;
    return null;
  }

  private Properties properties() throws IOException {
    Properties all = new Properties();
    all.put("mail.smtp.localhost", domain());
    all.put("mail.smtp.from", config.from().value());
    all.put("mail.smtp.connectiontimeout", millis(pace.connecting()));
    all.put("mail.smtp.timeout", millis(pace.answering()));
    all.put("mail.smtp.writetimeout", millis(pace.answering()));
    all.put("mail.smtp.executor.writetimeout", clock);
    // Interrupting the thread ends what a socket of a channel waits for.
    all.put("mail.smtp.usesocketchannels", "true");
    all.put("mail.smtp.quitwait", "false");
    all.put("mail.smtp.auth", String.valueOf(config.login() != null));
    all.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    boolean startTls = config.tls() == SmtpConfig.Tls.STARTTLS;
    all.put("mail.smtp.starttls.enable", String.valueOf(startTls));
    all.put("mail.smtp.starttls.required", String.valueOf(startTls));
    all.put("mail.smtp.ssl.enable", String.valueOf(config.tls() == SmtpConfig.Tls.IMPLICIT));
    if (config.tls() != SmtpConfig.Tls.NONE) {
      all.put("mail.smtp.ssl.checkserveridentity", "true");
      all.put("mail.smtp.ssl.socketFactory", Trust.sockets(config.authorities()));
      all.put("mail.smtp.socketFactory.fallback", "false");
    }
    return all;
  }

  /** What the client calls itself: the domain of the sender, which is a real one. */
  private String domain() {
    String from = config.from().value();
    return from.substring(from.indexOf('@') + 1);
  }

  private static String millis(java.time.Duration time) {
    return Long.toString(time.toMillis());
  }

  /** Whether there is a connection now. */
  boolean isOpen() {
    return open != null;
  }

  /** Ends the connection, politely if there is one. */
  void drop() {
    SMTPTransport transport = open;
    open = null;
    if (transport != null) {
      try {
        transport.close();
      } catch (MessagingException gone) {
        // It is closed either way.
        return;
      }
    }
  }

  @Override
  public void close() {
    drop();
    clock.shutdownNow();
  }
}
