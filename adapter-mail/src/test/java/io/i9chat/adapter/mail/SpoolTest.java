package io.i9chat.adapter.mail;

import static io.i9chat.adapter.mail.SmtpTests.ADA;
import static io.i9chat.adapter.mail.SmtpTests.BOB;
import static io.i9chat.adapter.mail.SmtpTests.FAST;
import static io.i9chat.adapter.mail.SmtpTests.awaitEmpty;
import static io.i9chat.adapter.mail.SmtpTests.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.ports.PortFailure;
import io.i9chat.tck.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What waits on the disk, while the mail server is slow or away. */
class SpoolTest extends WithSpool {
  @Test
  void oneConnectionCarriesManyMails() {
    open(server.port());
    for (int n = 0; n < 20; n++) {
      smtp.mailer().send(mail(ADA, "mail " + n));
    }
    awaitEmpty(smtp);

    assertThat(server.mails).hasSize(20);
    assertThat(server.mails)
        .extracting(mail -> ReadMail.of(mail.content()).subject())
        .startsWith("mail 0", "mail 1")
        .endsWith("mail 19");
    assertThat(server.connections).hasValue(1);
    assertThat(smtp.status()).isEqualTo(new Smtp.Status(0, 0, 20, 0, 0, false));
    assertThat(spool()).isEmpty();
  }

  @Test
  void aConnectionThatDiedIsReplacedAtOnce() {
    open(server.port());
    smtp.mailer().send(mail(ADA, "first"));
    awaitEmpty(smtp);
    int before = server.connections.get();
    server.answering(command ->
        command.startsWith("MAIL") && server.connections.get() == before
            ? ScriptedSmtp.HANG_UP
            : ScriptedSmtp.USUAL);
    smtp.mailer().send(mail(ADA, "second"));
    awaitEmpty(smtp);

    assertThat(server.mails).hasSize(2);
    assertThat(faults).isEmpty();
  }

  @Test
  void aServerThatIsDownMakesMailsWaitUntilItIsBack() {
    int port = deadPort();
    open(port);
    smtp.mailer().send(mail(ADA, "first"));
    smtp.mailer().send(mail(BOB, "second"));
    Await.until("the fault is told", () -> !faults.isEmpty());
    assertThat(spool()).hasSize(2);
    clock.pass(Duration.ofSeconds(90));
    assertThat(smtp.status()).isEqualTo(new Smtp.Status(2, 90, 0, 0, 0, true));

    server = ScriptedSmtp.plainAt(port);
    awaitEmpty(smtp);

    assertThat(server.recipients()).containsExactly("ada@example.org", "bob@example.org");
    assertThat(faults)
        .extracting(SmtpConfig.Fault::cause)
        .containsExactly(SmtpConfig.Cause.SERVER, SmtpConfig.Cause.NONE);
    assertThat(smtp.status().isDown()).isFalse();
  }

  @Test
  void aFaultIsToldAgainAfterFiveMinutes() {
    open(deadPort());
    smtp.mailer().send(mail(ADA, "first"));
    Await.until("the fault is told", () -> faults.size() == 1);
    clock.pass(Duration.ofMinutes(5));
    Await.until("the fault is told again", () -> faults.size() == 2);
  }

  @Test
  void whatWaitsIsSentAfterARestart() {
    Smtp before = open(deadPort());
    before.mailer().send(mail(ADA, "first"));
    before.mailer().send(mail(BOB, "second"));
    before.close();
    assertThat(spool()).hasSize(2);

    server = ScriptedSmtp.plain();
    open(server.port());
    awaitEmpty(smtp);

    assertThat(server.recipients()).containsExactly("ada@example.org", "bob@example.org");
    assertThat(spool()).isEmpty();
  }

  @Test
  void sendingIsOverBeforeASlowServerHasAnswered() {
    CountDownLatch goOn = new CountDownLatch(1);
    server.answering(command -> {
      if (command.equals(ScriptedSmtp.END)) {
        awaitLatch(goOn);
      }
      return ScriptedSmtp.USUAL;
    });
    open(server.port());
    for (int n = 0; n < 5; n++) {
      smtp.mailer().send(mail(ADA, "mail " + n));
    }
    // All were taken, while the server has answered for none.
    assertThat(server.mails).isEmpty();
    assertThat(smtp.status().waiting()).isEqualTo(5);
    goOn.countDown();
    awaitEmpty(smtp);
    assertThat(server.mails).hasSize(5);
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }

  @Test
  void aServerThatNeverAnswersHoldsUpNoClosing() {
    CountDownLatch never = new CountDownLatch(1);
    server.answering(command -> {
      if (command.startsWith("RCPT")) {
        awaitLatch(never);
      }
      return ScriptedSmtp.USUAL;
    });
    open(server.port());
    smtp.mailer().send(mail(ADA, "held"));
    Await.until(
        "the server holds it",
        () -> server.commands.stream().anyMatch(command -> command.startsWith("RCPT")));

    long began = System.nanoTime();
    smtp.close();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("i9chat-mail");
    assertThat(spool()).hasSize(1);
    never.countDown();
  }

  @Test
  void whatExpiredWhileTheServerWasDownIsDropped() {
    int port = deadPort();
    open(port);
    Instant soon = clock.instant().plus(Duration.ofMinutes(10));
    smtp.mailer().send(mail(ADA, "a code").expiringAt(soon));
    smtp.mailer().send(mail(BOB, "a notice"));
    smtp.mailer().send(mail(ADA, "another code").expiringAt(soon));
    clock.pass(Duration.ofMinutes(10));
    Await.until("dead codes are dropped", () -> smtp.status().waiting() == 1);
    assertThat(smtp.status().expired()).isEqualTo(2);

    server = ScriptedSmtp.plainAt(port);
    awaitEmpty(smtp);
    assertThat(server.recipients()).containsExactly("bob@example.org");
  }

  @Test
  void whatExpiredBetweenTwoProcessesIsDropped() {
    Smtp before = open(deadPort());
    before
        .mailer()
        .send(mail(ADA, "a code").expiringAt(clock.instant().plus(Duration.ofMinutes(10))));
    before.mailer().send(mail(BOB, "a notice"));
    before.close();
    clock.pass(Duration.ofMinutes(11));

    server = ScriptedSmtp.plain();
    open(server.port());
    awaitEmpty(smtp);

    assertThat(server.recipients()).containsExactly("bob@example.org");
    assertThat(smtp.status().expired()).isEqualTo(1);
  }

  @Test
  void aFullSpoolTakesNoMore() {
    int port = deadPort();
    smtp = Smtp.open(SmtpTests.config(data, port).holding(3), FAST);
    for (int n = 0; n < 3; n++) {
      smtp.mailer().send(mail(ADA, "mail " + n));
    }
    assertThatExceptionOfType(PortFailure.class)
        .isThrownBy(() -> smtp.mailer().send(mail(ADA, "one too many")))
        .withMessageContaining("3 mails");
    assertThat(spool()).hasSize(3);

    server = ScriptedSmtp.plainAt(port);
    awaitEmpty(smtp);
    smtp.mailer().send(mail(ADA, "room again"));
    awaitEmpty(smtp);
    assertThat(server.mails).hasSize(4);
  }

  @Test
  void aMailThatCannotBeWrittenFailsAndTakesNoRoom() throws IOException {
    smtp = Smtp.open(SmtpTests.config(data, deadPort()).holding(1), FAST);
    Files.delete(data.resolve("spool"));
    assertThatExceptionOfType(PortFailure.class)
        .isThrownBy(() -> smtp.mailer().send(mail(ADA, "nowhere to go")));
    Files.createDirectory(data.resolve("spool"));
    smtp.mailer().send(mail(ADA, "there"));
    assertThat(spool()).hasSize(1);
  }

  @Test
  void onlyTheOwnerMayReadWhatWaits() throws IOException {
    open(deadPort());
    smtp.mailer().send(mail(ADA, "secret"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("spool"))))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spool().getFirst())))
        .isEqualTo("rw-------");
    assertThat(spool().getFirst().getFileName().toString()).doesNotContain("ada");
  }
}
