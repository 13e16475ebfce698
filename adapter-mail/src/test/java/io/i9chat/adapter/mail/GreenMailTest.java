package io.i9chat.adapter.mail;

import static io.i9chat.adapter.mail.SmtpTests.ADA;
import static io.i9chat.adapter.mail.SmtpTests.FAST;
import static io.i9chat.adapter.mail.SmtpTests.FROM;
import static io.i9chat.adapter.mail.SmtpTests.awaitEmpty;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.i9chat.adapter.mail.SmtpConfig.Cause;
import io.i9chat.adapter.mail.SmtpConfig.Fault;
import io.i9chat.adapter.mail.SmtpConfig.Login;
import io.i9chat.adapter.mail.SmtpConfig.Tls;
import io.i9chat.ports.model.mail.Mail;
import io.i9chat.tck.Await;
import io.i9chat.tck.mail.DeliveredMail;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails through a mail server that others wrote. */
class GreenMailTest {
  private static final String HTML = "<!DOCTYPE html>\n<p>Привет &amp; welcome</p>\n";

  @TempDir Path data;
  private final List<Fault> faults = new CopyOnWriteArrayList<>();

  // Started by each test.
  @SuppressWarnings("NullAway.Init")
  private GreenMail server;

  private int start(String protocol) {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
    server.start();
    return protocol.equals(ServerSetup.PROTOCOL_SMTP)
        ? server.getSmtp().getPort()
        : server.getSmtps().getPort();
  }

  @AfterEach
  void stop() {
    server.stop();
    System.clearProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY);
  }

  @Test
  void bothPartsArriveAsTheyWereGiven() throws Exception {
    int port = start(ServerSetup.PROTOCOL_SMTP);
    try (Smtp smtp = Smtp.open(SmtpTests.config(data, port).from("Teatalk ☕"), FAST)) {
      smtp.mailer().send(new Mail(ADA, "Hi — 你好", "Grüße\n.\nend\n", HTML, "123456", null));
      awaitEmpty(smtp);
    }
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(ReadMail.of(mail))
        .isEqualTo(new DeliveredMail(List.of(ADA), "Hi — 你好", "Grüße\n.\nend\n", HTML));
    assertThat(mail.getFrom()[0].toString()).contains("chat@example.org");
    assertThat(mail.getMessageID()).endsWith("@example.org>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    // The code is in the body alone: subjects are shown on locked screens.
    assertThat(mail.getSubject()).doesNotContain("123456");
  }

  @Test
  void overImplicitTlsWithALogin() {
    TestCertificate certificate = TestCertificate.of(data, "localhost");
    System.setProperty(
        DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY,
        certificate.store().toString());
    int port = start(ServerSetup.PROTOCOL_SMTPS);
    server.setUser("chat@example.org", "chat", "correct horse");
    server.getUserManager().setAuthRequired(true);
    SmtpConfig config =
        SmtpConfig.of("localhost", Tls.IMPLICIT, FROM, data)
            .at(port)
            .trusting(certificate.pem())
            .as(new Login("chat", "correct horse"));

    assertThat(Smtp.check(config)).isEmpty();
    try (Smtp smtp = Smtp.open(config, FAST)) {
      smtp.mailer().send(SmtpTests.mail(ADA, "over TLS"));
      awaitEmpty(smtp);
    }
    assertThat(ReadMail.of(server.getReceivedMessages()[0]).subject()).isEqualTo("over TLS");
  }

  @Test
  void aWrongPasswordMakesMailsWait() {
    int port = start(ServerSetup.PROTOCOL_SMTP);
    server.setUser("chat@example.org", "chat", "correct horse");
    SmtpConfig wrong =
        SmtpTests.config(data, port).as(new Login("chat", "battery")).tellingOf(faults::add);

    assertThat(Smtp.check(wrong)).map(Fault::cause).contains(Cause.LOGIN);
    try (Smtp smtp = Smtp.open(wrong, FAST)) {
      smtp.mailer().send(SmtpTests.mail(ADA, "waits"));
      Await.until("the fault is told", () -> !faults.isEmpty());
      assertThat(smtp.status().waiting()).isEqualTo(1);
    }
    assertThat(faults).extracting(Fault::cause).containsOnly(Cause.LOGIN);
    assertThat(server.getReceivedMessages()).isEmpty();

    try (Smtp smtp = Smtp.open(wrong.as(new Login("chat", "correct horse")), FAST)) {
      awaitEmpty(smtp);
    }
    assertThat(server.getReceivedMessages()).hasSize(1);
  }
}
