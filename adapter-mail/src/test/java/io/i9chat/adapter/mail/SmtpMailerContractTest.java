package io.i9chat.adapter.mail;

import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.tck.mail.DeliveredMail;
import io.i9chat.tck.mail.MailerContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mails are read from the mail server, once nothing waits in the spool. The server keeps every
 * byte; GreenMail drops the last line break.
 */
class SmtpMailerContractTest implements MailerContract {
  @TempDir Path data;
  private ScriptedSmtp server;
  private Smtp smtp;

  @BeforeEach
  void open() {
    server = ScriptedSmtp.plain();
    smtp = Smtp.open(SmtpTests.config(data, server.port()));
  }

  @AfterEach
  void close() {
    smtp.close();
    server.close();
  }

  @Override
  public Mailer mailer() {
    return smtp.mailer();
  }

  @Override
  public Optional<DeliveredMail> lastMailTo(EmailAddress address) {
    SmtpTests.awaitEmpty(smtp);
    return server.mails.reversed().stream()
        .filter(mail -> mail.to().equals(address.value()))
        .map(mail -> ReadMail.of(mail.content()))
        .findFirst();
  }
}
