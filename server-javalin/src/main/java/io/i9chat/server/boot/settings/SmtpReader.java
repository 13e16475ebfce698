package io.i9chat.server.boot.settings;

import io.i9chat.adapter.mail.SmtpConfig;
import io.i9chat.adapter.mail.SmtpConfig.Login;
import io.i9chat.adapter.mail.SmtpConfig.Tls;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.InvalidValue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the settings of the mail server. */
final class SmtpReader {
  private final SetValues values;

  /** Reads from these values. */
  SmtpReader(SetValues values) {
    this.values = values;
  }

  /**
   * The mail server.
   *
   * @throws StartFailure naming the setting that is missing or wrong, and why
   */
  SmtpSettings read() {
    String host = text(Setting.SMTP_HOST);
    // A colon is part of an IPv6 address, which has at least two.
    if (!host.matches("[A-Za-z0-9._-]+|[0-9A-Fa-f.:]*:[0-9A-Fa-f.:]*:[0-9A-Fa-f.:]*")) {
      throw StartFailure.wrong(
          Setting.SMTP_HOST, host, "must be the name of a host, without a port");
    }
    Tls tls = tls();
    if (tls == Tls.NONE && !SmtpConfig.isLoopback(host)) {
      throw new StartFailure(
          "%s=none, %s=%s: without TLS mails and password are for all to read, so only this machine may be the mail server"
              .formatted(Setting.SMTP_TLS.key(), Setting.SMTP_HOST.key(), host));
    }
    return new SmtpSettings(host, port(tls), tls, login(), authorities(tls), from());
  }

  private Tls tls() {
    String text = text(Setting.SMTP_TLS);
    return Arrays.stream(Tls.values())
        .filter(each -> each.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() ->
            StartFailure.wrong(
                Setting.SMTP_TLS,
                text,
                "must be one of " + Arrays.toString(Tls.values()).toLowerCase(Locale.ROOT)));
  }

  private int port(Tls tls) {
    String text = values.optional(Setting.SMTP_PORT);
    if (text == null) {
      return tls.port();
    }
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65_535) {
      throw StartFailure.wrong(Setting.SMTP_PORT, text, "must be a number from 1 to 65535");
    }
    return port;
  }

  private @Nullable Login login() {
    String username = values.optional(Setting.SMTP_USERNAME);
    String password = values.optional(Setting.SMTP_PASSWORD);
    if (username != null && password != null) {
      return new Login(username, password);
    }
    if (username != null || password != null) {
      throw new StartFailure(
          "%s, %s: set both, or none of the two"
              .formatted(Setting.SMTP_USERNAME.key(), values.name(Setting.SMTP_PASSWORD)));
    }
    return null;
  }

  private @Nullable Path authorities(Tls tls) {
    Path file = AuthoritiesFile.of(Setting.SMTP_CA_FILE, values);
    if (file != null && tls == Tls.NONE) {
      throw new StartFailure(
          "%s, %s=none: without TLS no certificate is looked at; set only one of the two"
              .formatted(Setting.SMTP_CA_FILE.key(), Setting.SMTP_TLS.key()));
    }
    return file;
  }

  private EmailAddress from() {
    String text = text(Setting.MAIL_FROM);
    try {
      return new EmailAddress(text);
    } catch (InvalidValue notOne) {
      throw StartFailure.wrong(
          Setting.MAIL_FROM, text, "must be an e-mail address such as chat@example.org");
    }
  }

  private String text(Setting setting) {
    String text = values.optional(setting);
    String usual = setting.usual();
    if (text == null && usual == null) {
      throw new StartFailure(
          "%s: must be set, for %s=smtp".formatted(setting.key(), Setting.MAIL.key()));
    }
    return text == null ? String.valueOf(usual) : text;
  }
}
