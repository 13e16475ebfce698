package io.i9chat.adapter.mail;

import io.i9chat.adapter.mail.SmtpConfig.Cause;
import io.i9chat.adapter.mail.SmtpConfig.Fault;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of a mail server mean (RFC 5321, 4.2 and 4.3.2), and what failures of
 * connections do. Of what a server says only codes are told on, for the words may hold addresses.
 */
final class SmtpAnswers {
  private static final int CLOSING = 421;

  /** A server that waits for TLS says nothing first. */
  private static final String IS_IT_TLS = " (a port for implicit TLS would not, either)";

  /** The server wants a login, a stronger one, or TLS before it (RFC 4954, 6). */
  private static final List<Integer> LOGIN_WANTED = List.of(530, 534, 535, 538);

  private final SmtpConfig config;

  SmtpAnswers(SmtpConfig config) {
    this.config = config;
  }

  /** What a failure to send a mail over an open connection means. */
  Outcome toMail(MessagingException failed) {
    for (Throwable each : chain(failed)) {
      if (each instanceof SMTPAddressFailedException refused) {
        return toMail(refused.getReturnCode());
      }
      if (each instanceof SMTPSendFailedException refused) {
        boolean isSender = String.valueOf(refused.getCommand()).startsWith("MAIL");
        Fault fault = isSender ? toSender(refused.getReturnCode()) : null;
        return fault != null ? new Outcome.Down(fault) : toMail(refused.getReturnCode());
      }
    }
    return new Outcome.Down(new Fault(Cause.SERVER, lost(failed)));
  }

  private static Outcome toMail(int code) {
    if (code == CLOSING || code < 400) {
      return new Outcome.Down(new Fault(Cause.SERVER, "it broke off" + shown(code)));
    }
    if (LOGIN_WANTED.contains(code)) {
      return new Outcome.Down(new Fault(Cause.LOGIN, "the server wants a login" + shown(code)));
    }
    return code < 500 ? new Outcome.Later(code) : new Outcome.Refused(code);
  }

  /**
   * What an answer to naming the sender means for all mails; {@code null} if nothing: sizes, which
   * are told there too, concern one mail.
   */
  @Nullable Fault toSender(int code) {
    if (code == 250 || code == 552) {
      return null;
    }
    if (LOGIN_WANTED.contains(code)) {
      return new Fault(Cause.LOGIN, "the server wants a login" + shown(code));
    }
    return code >= 500
        ? new Fault(Cause.SENDER, "the server takes no mails from it" + shown(code))
        : new Fault(Cause.SERVER, "it takes no mails now" + shown(code));
  }

  /** What an answer to a mail from the sender to the sender means, which is not sent. */
  static @Nullable Fault toSelf(int code) {
    return code < 500
        ? null
        : new Fault(
            Cause.RECIPIENT,
            "the server takes no mail to that address, and may take none to others" + shown(code));
  }

  /** What a failure to connect means. */
  Fault toConnecting(SMTPTransport transport, MessagingException failed) {
    int code = transport.getLastReturnCode();
    if (failed instanceof AuthenticationFailedException) {
      // An answer that begins with 2 is the one before: there is no way to log in that both know.
      boolean refused = code >= 500 || code / 100 == 2;
      return refused
          ? new Fault(Cause.LOGIN, "the server refuses the login" + shown(code))
          : new Fault(Cause.SERVER, "it takes no logins now" + shown(code));
    }
    List<Throwable> chain = chain(failed);
    if (chain.stream().anyMatch(UnknownHostException.class::isInstance)) {
      return new Fault(Cause.HOST, "there is no such host");
    }
    Fault tls = toTls(chain);
    if (tls != null) {
      return tls;
    }
    if (chain.stream().anyMatch(IOException.class::isInstance)) {
      boolean isSilent =
          chain.getLast() instanceof SocketTimeoutException
              && config.tls() != SmtpConfig.Tls.IMPLICIT
              && transport.getLastServerResponse() == null;
      return new Fault(Cause.SERVER, lost(failed) + (isSilent ? IS_IT_TLS : ""));
    }
    return toGreeting(transport, code);
  }

  private static @Nullable Fault toTls(List<Throwable> chain) {
    if (chain.stream().noneMatch(SSLException.class::isInstance)) {
      return null;
    }
    for (Throwable each : chain.reversed()) {
      if (each instanceof GeneralSecurityException untrusted) {
        return new Fault(Cause.CERTIFICATE, "the certificate is refused: " + said(untrusted));
      }
      if (each instanceof EOFException
          || each instanceof SocketException
          || each instanceof SocketTimeoutException) {
        return null;
      }
    }
    return new Fault(Cause.TLS, "TLS fails: " + said(chain.getLast()));
  }

  private Fault toGreeting(SMTPTransport transport, int code) {
    if (code >= 400) {
      return new Fault(Cause.SERVER, "it takes no connections" + shown(code));
    }
    String answer = String.valueOf(transport.getLastServerResponse());
    if (code > 0) {
      return config.tls() == SmtpConfig.Tls.STARTTLS && !transport.supportsExtension("STARTTLS")
          ? new Fault(Cause.TLS, "the server does not offer STARTTLS")
          : new Fault(Cause.SERVER, "it does not go on" + shown(code));
    }
    return answer.startsWith("[EOF]") || answer.equals("null")
        ? new Fault(Cause.SERVER, "it closes the connection")
        : new Fault(Cause.PORT, "what answers there does not speak SMTP");
  }

  private static String lost(MessagingException failed) {
    Throwable last = chain(failed).getLast();
    return last instanceof SocketTimeoutException ? "it does not answer in time" : said(last);
  }

  /** The words of a failure of this side, in one line. */
  static String said(Throwable failure) {
    String words =
        switch (failure) {
          case NoSuchFileException missing -> "there is no such file";
          case AccessDeniedException denied -> "it may not be read";
          default ->
              Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
        };
    return words.replaceAll("\\s*\\R\\s*", " ");
  }

  private static String shown(int code) {
    return code > 0 ? " (" + code + ")" : "";
  }

  /** The failure and what is behind it; the mail library chains in a way of its own. */
  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    Throwable next = failure;
    while (next != null && !chain.contains(next)) {
      chain.add(next);
      boolean isMail = next instanceof MessagingException;
      Throwable own = isMail ? ((MessagingException) next).getNextException() : null;
      next = own != null ? own : next.getCause();
    }
    return chain;
  }
}
