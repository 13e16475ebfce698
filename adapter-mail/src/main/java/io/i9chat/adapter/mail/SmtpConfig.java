package io.i9chat.adapter.mail;

import io.i9chat.ports.model.EmailAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What sending by SMTP is made from.
 *
 * @param host the name of the mail server, as its certificate has it
 * @param port where it listens
 * @param tls how the connection is kept from others
 * @param login who sends, {@code null} for a server that asks no one
 * @param authorities a PEM file with the certificates of authorities that are trusted in the place
 *     of the usual ones; {@code null} for those
 * @param from the address that mails are from
 * @param product whom mails are from, as people know it, in one line
 * @param data the folder that {@code spool} and {@code undeliverable} are in
 * @param most how many mails wait at most; further ones are refused
 * @param faults is told what keeps mails from being sent, and that nothing does any more; the same
 *     at most once in five minutes
 * @param clock what mails take their time from, and expire by
 */
public record SmtpConfig(
    String host,
    int port,
    Tls tls,
    @Nullable Login login,
    @Nullable Path authorities,
    EmailAddress from,
    String product,
    Path data,
    int most,
    Consumer<Fault> faults,
    InstantSource clock) {
  /** How many mails wait at most, unless another number is set. */
  public static final int MOST = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(SmtpConfig.class);

  /** How the connection is kept from others. */
  public enum Tls {
    /** Not at all: for servers on the same machine alone. */
    NONE(25),
    /** It begins in the clear, and goes on only if the server turns to TLS. */
    STARTTLS(587),
    /** It is TLS from the first byte. */
    IMPLICIT(465);

    private final int port;

    Tls(int port) {
      this.port = port;
    }

    /** Where servers usually listen for it. */
    public int port() {
      return port;
    }
  }

  /** Who sends. Printing it shows no password. */
  public record Login(String username, String password) {
    @Override
    public String toString() {
      return "Login";
    }
  }

  /** What keeps mails from being sent. */
  public enum Cause {
    /** No server has the name, as far as can be found out. */
    HOST(false),
    /** The server cannot be reached, or is not ready to take mails. */
    SERVER(false),
    /** What answers at the port is no mail server. */
    PORT(true),
    /** The server and the way of TLS do not go together. */
    TLS(true),
    /** The server's certificate is of another host, has expired, or is of no trusted authority. */
    CERTIFICATE(true),
    /** The file with the authorities cannot be used. */
    AUTHORITIES(true),
    /** The server refuses the user or the password, or wants some. */
    LOGIN(true),
    /** The server takes no mails from the address. */
    SENDER(true),
    /**
     * The server takes mails from the address, but none to it, as found out before the first mail:
     * it may want a login or another address, or just have no such mailbox.
     */
    RECIPIENT(false),
    /** Nothing any more: mails are sent again. */
    NONE(false);

    private final boolean wrong;

    Cause(boolean wrong) {
      this.wrong = wrong;
    }

    /** Whether it is the operator's to mend, as a wrong setting is; others may pass. */
    public boolean isWrong() {
      return wrong;
    }
  }

  /**
   * Something keeps mails from being sent, which wait meanwhile.
   *
   * @param text what is the matter, in words that follow a colon; nothing personal
   */
  public record Fault(Cause cause, String text) {}

  /** Checks the host, the port and the bound. */
  public SmtpConfig {
    if (host.isBlank() || port < 1 || port > 65_535 || most < 1) {
      throw new IllegalArgumentException("a mail server has a host and a port, a spool has room");
    }
    if (tls == Tls.NONE && !isLoopback(host)) {
      throw new IllegalArgumentException(
          host + " is not this machine: mail to it must not cross the network in the clear");
    }
  }

  /**
   * The defaults: the usual port and authorities, no login, from i9chat, 10,000 mails, faults into
   * the log, by the system's clock.
   */
  public static SmtpConfig of(String host, Tls tls, EmailAddress from, Path data) {
    return new SmtpConfig(
        host,
        tls.port(),
        tls,
        null,
        null,
        from,
        "i9chat",
        data,
        MOST,
        SmtpConfig::log,
        InstantSource.system());
  }

  private static void log(Fault fault) {
    if (fault.cause() == Cause.NONE) {
      LOG.info("mail: {}", fault.text());
    } else {
      LOG.warn("mail waits: {}", fault.text());
    }
  }

  /** Whether a host is this machine by its very name. */
  public static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
  }

  /** The same at another port. */
  public SmtpConfig at(int other) {
    return new SmtpConfig(
        host, other, tls, login, authorities, from, product, data, most, faults, clock);
  }

  /** The same, logging in. */
  public SmtpConfig as(Login who) {
    return new SmtpConfig(
        host, port, tls, who, authorities, from, product, data, most, faults, clock);
  }

  /** The same, trusting the authorities of a PEM file alone. */
  public SmtpConfig trusting(Path file) {
    return new SmtpConfig(host, port, tls, login, file, from, product, data, most, faults, clock);
  }

  /** The same, with mails from another product. */
  public SmtpConfig from(String name) {
    return new SmtpConfig(
        host, port, tls, login, authorities, from, name, data, most, faults, clock);
  }

  /** The same with room for other many mails. */
  public SmtpConfig holding(int mails) {
    return new SmtpConfig(
        host, port, tls, login, authorities, from, product, data, mails, faults, clock);
  }

  /** The same, telling {@code told} of faults. */
  public SmtpConfig tellingOf(Consumer<Fault> told) {
    return new SmtpConfig(
        host, port, tls, login, authorities, from, product, data, most, told, clock);
  }

  /** The same with another clock. */
  public SmtpConfig by(InstantSource time) {
    return new SmtpConfig(
        host, port, tls, login, authorities, from, product, data, most, faults, time);
  }

  @Override
  public String toString() {
    return "SmtpConfig[%s:%d, %s, from %s]".formatted(host, port, tls, from);
  }
}
