package io.i9chat.adapter.mail;

import static io.i9chat.adapter.mail.SmtpTests.ADA;
import static io.i9chat.adapter.mail.SmtpTests.BOB;
import static io.i9chat.adapter.mail.SmtpTests.FAST;
import static io.i9chat.adapter.mail.SmtpTests.FROM;
import static io.i9chat.adapter.mail.SmtpTests.files;
import static io.i9chat.adapter.mail.SmtpTests.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.mail.SmtpConfig.Cause;
import io.i9chat.adapter.mail.SmtpConfig.Fault;
import io.i9chat.adapter.mail.SmtpConfig.Tls;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.mail.Mail;
import io.i9chat.tck.Await;
import io.i9chat.tck.mail.DeliveredMail;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails through the mail server that many operators have, over STARTTLS. */
@Tag("postfix")
class PostfixTest {
  @TempDir Path data;
  @TempDir Path folder;
  private TestCertificate certificate;
  private Postfix server;
  private SmtpConfig config;

  @BeforeEach
  void start() {
    certificate = TestCertificate.of(data, "localhost");
    server = Postfix.start(folder, certificate);
    config =
        SmtpConfig.of("localhost", Tls.STARTTLS, FROM, data)
            .at(server.port())
            .trusting(certificate.pem());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void bothPartsArriveInTheMailbox() {
    String html = "<!DOCTYPE html>\n<p>Grüße, &lt;Ada&gt;</p>\n.\n";
    assertThat(Smtp.check(config)).isEmpty();
    try (Smtp smtp = Smtp.open(config.from("Teatalk ☕"), FAST)) {
      smtp.mailer().send(new Mail(ADA, "Hi — 你好", "Hello\n.\nFrom me\n", html, null, null));
      Await.until("it is in the mailbox", () -> !server.mails("ada").isEmpty());
    }
    assertThat(ReadMail.of(server.mails("ada").getFirst()))
        .isEqualTo(new DeliveredMail(List.of(ADA), "Hi — 你好", "Hello\n.\nFrom me\n", html));
  }

  @Test
  void eachRecipientIsTakenRefusedOrPutOffByItself() {
    try (Smtp smtp = Smtp.open(config, FAST)) {
      smtp.mailer().send(mail(new EmailAddress("nobody@example.org"), "refused"));
      smtp.mailer().send(mail(new EmailAddress("later@example.org"), "put off"));
      smtp.mailer().send(mail(BOB, "taken"));
      Await.until(
          "all but one are done with",
          () -> smtp.status().waiting() == 1 && smtp.status().delivered() == 1);
      assertThat(smtp.status().refused()).isEqualTo(1);
    }
    assertThat(ReadMail.of(files(data.resolve("undeliverable")).getFirst()).subject())
        .isEqualTo("refused");
    assertThat(ReadMail.of(files(data.resolve("spool")).getFirst()).subject()).isEqualTo("put off");
  }

  @Test
  void mailsWaitWhileItIsStopped() {
    server.stop();
    assertThat(Smtp.check(config)).map(Fault::cause).contains(Cause.SERVER);
    try (Smtp smtp = Smtp.open(config, FAST)) {
      smtp.mailer().send(mail(ADA, "waits"));
      server.open();
      Await.until("it is in the mailbox", () -> !server.mails("ada").isEmpty());
      Await.until("its answer is heard", () -> smtp.status().delivered() == 1);
    }
  }

  @Test
  void anAddressThatMayNotBeWrittenToIsNamed() {
    SmtpConfig unknown =
        SmtpConfig.of("localhost", Tls.STARTTLS, new EmailAddress("nobody@example.org"), data)
            .at(server.port())
            .trusting(certificate.pem());
    assertThat(Smtp.check(unknown)).map(Fault::cause).contains(Cause.RECIPIENT);
  }

  @Test
  void aCertificateThatIsNotTrustedIsRefused() {
    SmtpConfig usual = SmtpConfig.of("localhost", Tls.STARTTLS, FROM, data).at(server.port());
    assertThat(Smtp.check(usual)).map(Fault::cause).contains(Cause.CERTIFICATE);
  }
}
