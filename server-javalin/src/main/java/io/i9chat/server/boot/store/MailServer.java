package io.i9chat.server.boot.store;

import io.i9chat.adapter.mail.Smtp;
import io.i9chat.adapter.mail.SmtpConfig;
import io.i9chat.adapter.mail.SmtpConfig.Fault;
import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.SmtpSettings;
import io.i9chat.server.boot.settings.StartFailure;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mail server as it is set, and which setting each of its faults is about. */
final class MailServer {
  private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

  private final SmtpSettings smtp;
  private final SmtpConfig config;
  private final String password;
  private volatile SmtpConfig.@Nullable Cause toldAtStart;
  private volatile @Nullable Smtp sending;

  private MailServer(Settings settings, SmtpSettings smtp) {
    this.smtp = smtp;
    password = settings.nameOf(Setting.SMTP_PASSWORD);
    config =
        new SmtpConfig(
            smtp.host(),
            smtp.port(),
            smtp.tls(),
            smtp.login(),
            smtp.authorities(),
            smtp.from(),
            settings.backend().mails().product(),
            settings.data(),
            SmtpConfig.MOST,
            this::tell,
            InstantSource.system());
  }

  /** The mail server, {@code null} if mails go another way. */
  static @Nullable MailServer of(Settings settings) {
    SmtpSettings smtp = settings.adapters().smtp();
    return smtp == null ? null : new MailServer(settings, smtp);
  }

  /**
   * Looks whether it takes mails. One that cannot be reached may be back soon, which is only told.
   *
   * @throws StartFailure naming the setting that is wrong
   */
  void check() {
    Optional<Fault> fault = Smtp.check(config);
    if (fault.isPresent() && fault.get().cause().isWrong()) {
      throw new StartFailure(line(fault.get()));
    }
    fault.ifPresent(each -> {
      tell(each);
      toldAtStart = each.cause();
    });
  }

  /** Sends what waits, and what is handed to it. */
  Smtp open() {
    Smtp opened = Smtp.open(config);
    sending = opened;
    return opened;
  }

  /** Takes what is handed to it, and leaves it to the server. */
  Smtp openWithoutSending() {
    return Smtp.openWithoutSending(config);
  }

  private void tell(Fault fault) {
    SmtpConfig.Cause told = toldAtStart;
    toldAtStart = null;
    if (fault.cause() == told && !hasDelivered()) {
      // The first mail that is tried meets the same, a moment later.
      return;
    }
    if (fault.cause() == SmtpConfig.Cause.NONE) {
      LOG.info("{}", fault.text());
    } else if (fault.cause() == SmtpConfig.Cause.RECIPIENT) {
      LOG.warn("mails may be refused: {}", line(fault));
    } else {
      LOG.warn("mails wait: {}", line(fault));
    }
  }

  private boolean hasDelivered() {
    Smtp opened = sending;
    return opened != null && opened.status().delivered() > 0;
  }

  private String line(Fault fault) {
    return named(fault.cause()) + ": " + fault.text() + missing(fault.cause());
  }

  /** What may have to be set for it, and is not. */
  private String missing(SmtpConfig.Cause cause) {
    if (cause == SmtpConfig.Cause.LOGIN && smtp.login() == null) {
      return "; %s and %s are not set".formatted(Setting.SMTP_USERNAME.key(), password);
    }
    if (cause == SmtpConfig.Cause.CERTIFICATE && smtp.authorities() == null) {
      return "; %s is not set".formatted(Setting.SMTP_CA_FILE.key());
    }
    return "";
  }

  /** The settings that it is about, of those that are set. */
  private String named(SmtpConfig.Cause cause) {
    String host = Setting.SMTP_HOST.key() + "=" + smtp.host();
    String port = Setting.SMTP_PORT.key() + "=" + smtp.port();
    Path authorities = smtp.authorities();
    String from = Setting.MAIL_FROM.key() + "=" + smtp.from();
    String file = Setting.SMTP_CA_FILE.key() + "=" + authorities;
    String server = host + ", " + port;
    return switch (cause) {
      case HOST, NONE -> host;
      case SERVER, PORT -> server;
      case TLS ->
          "%s=%s, %s"
              .formatted(Setting.SMTP_TLS.key(), smtp.tls().name().toLowerCase(Locale.ROOT), port);
      case CERTIFICATE -> authorities == null ? host : host + ", " + file;
      case AUTHORITIES -> file;
      case LOGIN -> smtp.login() == null ? server : Setting.SMTP_USERNAME.key() + ", " + password;
      case SENDER -> from;
      case RECIPIENT -> smtp.login() == null ? from : Setting.SMTP_USERNAME.key() + ", " + from;
    };
  }
}
